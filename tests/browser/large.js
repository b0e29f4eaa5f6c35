// Ten thousand findings and more. How long it takes is told and not judged: machines differ.
"use strict";
const assert = require("node:assert/strict");

module.exports = async (open, close, browser, report) => {
  assert.ok(report.findings.length >= 10_000);
  const begin = performance.now();
  const page = await open(browser, report.file);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const opened = performance.now();
  assert.equal(await page.locator(".finding").count(), report.findings.length);
  const searched = performance.now();
  await page.getByLabel("Search").fill("service-4999");
  await page.waitForFunction(() => document.querySelector(".finding.out"));
  const found = performance.now();
  const key = report.findings.filter((finding) => finding.record?.key === "service-4999").length;
  assert.equal(await page.locator(".finding:not(.out)").count(), key);
  await close(page);
  console.log(`ok  ${report.findings.length} findings: open and drawn in ${Math.round(opened - begin)} ms, ` +
    `searched in ${Math.round(found - searched)} ms`);
};
