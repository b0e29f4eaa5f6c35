// The filters and the search, and the page without scripts.
"use strict";
const assert = require("node:assert/strict");

const visible = (page, selector) => page.locator(selector).filter({ visible: true });

async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function works(page, report) {
  const all = { clauses: report.report.clauses.length, findings: report.findings.length };
  const shows = async (clauses, findings, what) => {
    await settled(page);
    assert.equal(await visible(page, "article").count(), clauses, `${report.name}: clauses ${what}`);
    assert.equal(await visible(page, ".finding").count(), findings, `${report.name}: findings ${what}`);
  };
  await shows(all.clauses, all.findings, "at first");
  const reset = () => page.getByRole("button", { name: "Show all" }).click();
  const of = (test) => report.report.clauses.filter(test).length;

  const verdicts = await page.getByRole("combobox", { name: "Verdict" }).locator("option").all();
  const offered = await Promise.all(verdicts.map((option) => option.getAttribute("value")));
  for (const { state } of report.findings) assert.ok(offered.includes(state), `${report.name}: no filter for ${state}`);
  for (const option of verdicts.slice(1)) {
    const verdict = await option.getAttribute("value");
    const found = report.findings.filter((finding) => finding.state === verdict).length;
    await page.getByRole("combobox", { name: "Verdict" }).selectOption(verdict);
    const named = (c) => c.verdict?.replace("_", "-") === verdict || c.kind.replace(" ", "-") === verdict;
    await shows(of((c) => named(c) || c.findings.some((f) => f.state === verdict)), found, `that are ${verdict}`);
    assert.match(await page.getByRole("status").textContent(), new RegExp(`, ${found} of ${all.findings} findings`));
  }
  await reset();
  await shows(all.clauses, all.findings, "after the reset");

  await page.getByRole("combobox", { name: "Severity" }).selectOption("breach");
  const breach = (c) => c.judged && c.severity === "breach";
  await shows(of(breach), report.report.clauses.filter(breach).flatMap((c) => c.findings).length, "of breaches");
  await reset();

  const [agreement] = report.report.clauses.map((c) => c.agreement);
  await page.getByRole("combobox", { name: "Agreement" }).selectOption({ label: agreement });
  const own = report.report.clauses.filter((c) => c.agreement === agreement);
  await shows(own.length, own.flatMap((c) => c.findings).length, "of one agreement");
  await reset();
  return shows;
}

module.exports = async (open, close, browser, made) => {
  for (const report of made.small) {
    const page = await open(browser, report.file);
    await works(page, report);
    await close(page);
  }

  const hostile = made.small.find((report) => report.name === "hostile");
  const page = await open(browser, hostile.file);
  for (const name of made.hostile.slice(0, 5)) {
    await page.getByLabel("Search").fill(name);
    await settled(page);
    const found = await visible(page, ".finding").allTextContents();
    assert.equal(found.length, hostile.findings.filter((finding) => finding.record?.key === name).length, name);
    assert.ok(found.every((text) => text.includes(name)), name);
  }
  await page.getByLabel("Search").fill("");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.name), "verdict");
  assert.equal(await page.locator("script").count(), 1);
  assert.equal(await page.locator("img, iframe, object, link, [style], [onclick], [onmouseover], [onerror]").count(), 0);
  await close(page);

  const without = await open(browser, hostile.file, { javaScriptEnabled: false });
  assert.equal(await visible(without, "form").count(), 0);
  assert.equal(await visible(without, ".finding").count(), hostile.findings.length);
  assert.equal(await visible(without, "article").count(), hostile.report.clauses.length);
  await close(without);
  console.log("ok  filters, search, and the page without scripts");
};
