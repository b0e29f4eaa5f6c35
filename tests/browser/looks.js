// What is asked within a page. Each function runs in the browser, and returns what is wrong.
"use strict";

// Text that runs out of its box or off the screen.
exports.overflows = () => {
  const wrong = [];
  const wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth) wrong.push(`the page is ${wide.scrollWidth} px wide`);
  for (const element of document.body.querySelectorAll("*:not(.skip, option, svg *)")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest("thead")?.offsetLeft < 0) continue;
    const name = `${element.localName}.${element.className}: ${element.textContent.slice(0, 40)}`;
    if (box.right > wide.clientWidth + 0.5 || box.left < -0.5) wrong.push("off the screen: " + name);
    const inline = getComputedStyle(element).display === "inline";
    if (!inline && element.scrollWidth > element.clientWidth + 1 && !["input", "select"].includes(element.localName))
      wrong.push("out of its box: " + name);
  }
  return wrong;
};

exports.violations = async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
};
