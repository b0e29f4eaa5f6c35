// Filters and search. The page is whole without them, and so is its print: what is filtered out is only not shown.
"use strict";
(function () {
  const form = document.getElementById("filters");
  if (!form) return;
  const shown = document.getElementById("shown");
  let clauses = null;

  const plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();

  // What the page says, read at the first use and not when it opens.
  function read() {
    return Array.from(document.querySelectorAll("article"), (element) => ({
      element,
      verdict: element.dataset.verdict,
      severity: element.dataset.severity,
      agreement: element.dataset.agreement,
      text: plain(element.querySelector(".about").textContent),
      findings: Array.from(element.querySelectorAll(".finding"), (item) => ({
        element: item,
        verdict: item.dataset.verdict,
        text: plain(item.textContent),
      })),
    }));
  }

  function show(element, wanted) {
    element.classList.toggle("out", !wanted);
    return wanted;
  }

  // A clause is shown where it is wanted itself, with all its findings that are; or where one of these is.
  function filter() {
    clauses = clauses || read();
    const { text, verdict, severity, agreement } = Object.fromEntries(new FormData(form));
    const wanted = plain(text);
    const all = { clauses: 0, findings: 0 };
    const out = { clauses: 0, findings: 0 };
    for (const clause of clauses) {
      const here = (!severity || clause.severity === severity) && (!agreement || clause.agreement === agreement);
      const named = clause.text.includes(wanted);
      let some = false;
      for (const finding of clause.findings) {
        const fits = here && (!verdict || finding.verdict === verdict) && (named || finding.text.includes(wanted));
        if (show(finding.element, fits)) some = true;
        else ++out.findings;
      }
      all.findings += clause.findings.length;
      ++all.clauses;
      if (!show(clause.element, some || (here && named && (!verdict || clause.verdict === verdict)))) ++out.clauses;
    }
    for (const group of document.querySelectorAll(".agreement"))
      show(group, group.querySelector("article:not(.out)") !== null);
    shown.textContent = `${all.clauses - out.clauses} of ${all.clauses} clauses, ` +
      `${all.findings - out.findings} of ${all.findings} findings` +
      (out.clauses + out.findings > 0 ? "; a print has all" : "");
  }

  let soon = 0;
  function filterSoon() {
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(filter);
  }
  form.addEventListener("input", filterSoon);
  form.addEventListener("reset", filterSoon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
