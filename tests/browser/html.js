// Opens HTML reports in Chromium: they are whole and still, fit small and large screens, can be read by everyone, searched
// and printed, whatever the names in them are.
//
//     NODE_PATH=…/node_modules node html.js PROVISO SOURCE_DIR
//
// Exit status 77, which ctest shows as skipped, where a tool is missing.
"use strict";
const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const reports = require("./reports.js");
const looks = require("./looks.js");

function skip(why) {
  console.log("SKIPPED: NO HTML REPORT WAS OPENED, since " + why);
  process.exit(77);
}

function program(...names) {
  const found = names.find((name) => spawnSync(name, ["-v"]).error?.code !== "ENOENT");
  return found || skip(names[0] + " is not installed");
}

function required(name) {
  try {
    return require(name);
  } catch {
    return skip("the npm package " + name + " is not installed");
  }
}

const [, , proviso, source] = process.argv;
const { chromium } = required("playwright-core");
required("axe-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pdftotext = program("pdftotext");
const browserName = program("chromium", "chromium-browser");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "proviso-html-"));

// A page that complains of everything that a page of ours never does.
async function open(browser, file, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.wrong = [];
  page.on("console", (message) => page.wrong.push("console: " + message.text()));
  page.on("pageerror", (error) => page.wrong.push("error: " + error.message));
  page.on("dialog", (dialog) => page.wrong.push("dialog: " + dialog.message()));
  page.on("request", (request) => {
    if (request.url() !== "file://" + file) page.wrong.push("request: " + request.url());
  });
  await page.goto("file://" + file, { waitUntil: "load" });
  return page;
}

async function close(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

// Colours do not depend on the width, nor do names and roles.
async function look(browser, report) {
  for (const [colorScheme, width] of [["light", 360], ["dark", 1440]]) {
    const page = await open(browser, report.file, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    assert.deepEqual(await page.evaluate(looks.overflows), [], `${report.name} at ${width} px`);
    await page.evaluate(axe);
    assert.deepEqual(await page.evaluate(looks.violations), [], `${report.name}, ${colorScheme}, at ${width} px`);
    await close(page);
  }
}

// What never complains tells nothing: here is a page with something of everything that is looked for.
async function complains(browser) {
  const file = path.join(folder, "bad.html");
  fs.writeFileSync(file, `<!DOCTYPE html><html><head><title></title></head><body><input><img src="bad.png">
    <p style="width: 3em; overflow: hidden">${"wide".repeat(20)}</p><p style="color: #ccc">pale</p><p style="width: 2000px">wide</p>
    <script>throw new Error("bad")</script></body></html>`);
  const page = await open(browser, file, { viewport: { width: 360, height: 800 } });
  const wrong = page.wrong.join();
  for (const what of ["error: bad", "bad.png", "console: "]) assert.ok(wrong.includes(what), what);
  const overflows = (await page.evaluate(looks.overflows)).join();
  for (const what of ["px wide", "off the screen: p.: wide", "out of its box: p.: widewide"]) assert.ok(overflows.includes(what), what);
  await page.evaluate(axe);
  const violations = (await page.evaluate(looks.violations)).join();
  for (const what of ["color-contrast", "document-title", "html-has-lang", "image-alt", "label"]) assert.ok(violations.includes(what), what);
  await page.context().close();
}

async function printed(page, name) {
  const file = path.join(folder, name + ".pdf");
  await page.pdf({ path: file, preferCSSPageSize: true });
  const run = spawnSync(pdftotext, ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.replace(/\s+/g, "");
}

// Every finding is in the print, whether or not the screen shows it.
async function print(browser, report) {
  const page = await open(browser, report.file);
  const has = async (when) => {
    const text = await printed(page, report.name);
    const missing = report.keys.filter((key) => !text.includes(key.replace(/\s+/g, "")));
    assert.deepEqual(missing, [], `${report.name}: not in the print ${when}`);
  };
  await has("as it opens");
  await page.getByLabel("Search").fill("nothing has this in it");
  await page.waitForFunction(() => !document.querySelector("article:not(.out)"));
  await has("of a page that shows nothing");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  assert.equal(ink, "rgb(0, 0, 0)", "a print is black on white, whatever the screen");
  await close(page);
}

async function run() {
  const browser = await chromium.launch({
    executablePath: spawnSync("sh", ["-c", `command -v ${browserName}`], { encoding: "utf8" }).stdout.trim(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    await complains(browser);
    const made = reports.write(proviso, source, folder);
    for (const report of made.small) {
      await look(browser, report);
      await print(browser, report);
      console.log(`ok  ${report.name}: ${report.keys.length} findings, in both themes, at 360 and 1440 px, and its print`);
    }
    await print(browser, made.long);
    console.log(`ok  ${made.long.name}: ${made.long.keys.length} findings, and its print`);
    await require("./filters.js")(open, close, browser, made);
    await require("./large.js")(open, close, browser, made.large);
  } finally {
    await browser.close();
  }
}

run().then(
  () => fs.rmSync(folder, { recursive: true }),
  (error) => {
    console.error(error);
    console.error("the reports are in " + folder);
    process.exit(1);
  },
);
