// Reads the Markdown reports of the golden files as GitHub does, and looks at the HTML that comes of them: hostile names
// are text, the tables and folds are whole. cmark-gfm is GitHub's own reader.
//
//     node markdown.js SOURCE_DIR
//
// Exit status 77, which ctest shows as skipped, where it is not installed.
"use strict";
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const assert = require("node:assert/strict");

const options = ["--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes"];

function html(markdown) {
  const run = spawnSync("cmark-gfm", options, { input: markdown, encoding: "utf8" });
  if (run.error?.code === "ENOENT") {
    console.log("SKIPPED: NO MARKDOWN WAS READ, since cmark-gfm is not installed");
    process.exit(77);
  }
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

const ours = new Set(["h2", "h3", "h4", "p", "strong", "em", "ul", "li", "br", "blockquote", "details", "summary",
  "table", "thead", "tbody", "tr", "th", "td"]);

function text(html) {
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot);/g, (_, name) => entities[name]);
}

function check(name, markdown) {
  const made = html(markdown);
  assert.ok(made.startsWith("<!-- proviso -->\n<h2>proviso: "), name);
  for (const [, tag] of made.replace("<!-- proviso -->", "").matchAll(/<[/]?([^\s>/]*)/g))
    assert.ok(ours.has(tag), `${name}: an element <${tag}>`);
  for (const [tag] of made.matchAll(/<[a-z][^>]*>/g))
    assert.match(tag, /^<[a-z0-9]+ ?[/]?>$/, `${name}: attributes`);
  const names = /[@#!$%~^][\p{L}\p{N}"]|:[a-z_+-]|\bGH-\d|:[/][/]|\bwww\.[^\s]*<[/]a>/iu;
  assert.doesNotMatch(text(made), names, `${name}: the name of a person, an issue or a page`);
  for (const [row] of made.matchAll(/<tr>[^]*?<[/]tr>/g))
    assert.equal(row.match(/<t[hd]>/g).length, 3, `${name}: cells of ${row}`);
  return made;
}

// The check itself must be able to fail.
for (const bad of ["[a](b)", "https://a.example", "www.a.example", "<img src=x>", "`a`", "![a](b)", "@name", "a #1"])
  assert.throws(() => check("bad", "<!-- proviso -->\n## proviso: x\n\n" + bad + "\n"), assert.AssertionError, bad);

const folder = join(process.argv[2], "tests/golden/report");
const sample = check("sample", readFileSync(join(folder, "sample.md"), "utf8"));
assert.equal(sample.match(/<tr>/g).length, 5);
assert.match(sample, /<blockquote>\n<p>Stateless APIs are exclusive to Azure, except/);
assert.match(sample, /<li><strong>chat-eu is hosted on AWS; stateless APIs are exclusive to Azure<[/]strong> /);
const hostile = check("hostile", readFileSync(join(folder, "hostile.md"), "utf8"));
for (const name of ["[link](http:\u200b//example.org)", "</script></style><img src=x onerror=alert(1)>", "**z**",
  "# SKIP \\#\u200b TODO".replace("\u200b", "")])
  assert.ok(text(hostile).includes(name), name);
console.log("Markdown: sample and hostile are what was meant");
