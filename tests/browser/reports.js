// The reports that are looked at: of examples, of names that try to break out of the page, and of very many findings.
"use strict";
const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const hostile = [
  "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<!-- <b>bold</b> -->",
  "&lt;i&gt; &amp; &#x3c;", "turned \u202e round \u2066 isolated", "bell \u0007 escape \u001b[31m", "]]><![CDATA[",
  "https://example.org/?a=b&c=d", "@everyone #1", "{{constructor.constructor('alert(1)')()}}", "javascript:alert(1)",
  "w".repeat(300), "шлюз-api", "推理服务", "خدمة", "e\u0301clair 👩‍👩‍👧‍👦", "</title></style></textarea>",
];

const policy = `Agreement "Terms <b>of</b> & 'ours'" between Contoso and Microsoft, effective 1 January 2026.

Clause 1 "Hosting </article> & ${"long".repeat(40)}":
  APIs are exclusive to Azure.
  Source: Master agreement </p><script>alert(2)</script>, ${"section ".repeat(30)}

Clause 2 "Capacity":
  The total capacity of workloads hosted on Azure must be at least 100 MW by 31 December 2027.

Clause 3 "Encryption":
  Workloads processing personal data must be encrypted.
  Severity: warning
`;

function record(workload, i) {
  return { workload, kind: "API", provider: "AWS", region: "eu-west-1", capacity: 1 + (i % 7), start: "2026-02-01" };
}

function check(proviso, name, folder, args) {
  const page = path.join(folder, name + ".html"), json = path.join(folder, name + ".json");
  const run = spawnSync(proviso, ["check", ...args, "--as-of", "2026-03-01", "-o", "html:" + page, "-o", "json:" + json], {
    encoding: "utf8",
  });
  assert.ok([0, 1, 3].includes(run.status), run.stderr);
  const report = JSON.parse(fs.readFileSync(json, "utf8"));
  const findings = report.clauses.flatMap((clause) => clause.findings);
  for (const finding of findings) finding.state = finding.waiver ? "waived" : finding.verdict;
  const keys = findings.map(({ record, message }) => shown(record ? record.key : message));
  return { name, file: page, report, findings, keys };
}

// A key as people are shown it: what is dangerous in it is written out.
function shown(key) {
  return key.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u{${c.codePointAt(0).toString(16).padStart(2, "0")}}`);
}

exports.write = (proviso, source, folder) => {
  const at = (...names) => path.join(source, ...names);
  const file = (name, text) => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const rules = file("hostile.proviso", policy);
  const plan = (records) => JSON.stringify({ plan: { name: "<i>Plan</i> & \u202eco" }, placement: records });
  const history = at("examples", "history", "plan.toml");
  const spend = ["bills-2024.csv", "bills-2025.csv"].map((name) => at("examples", "committed-spend", name));
  const services = (length) => Array.from({ length }, (_, i) => `service-${i}`);
  const generated = (name, length) =>
    check(proviso, name, folder, [file(name + "-plan.json", plan(services(length).map(record))), "-p", rules]);
  const demo = [at("examples/demo/plan.toml"), "-p", at("examples/demo/policy.proviso")];
  const earlier = file("earlier.json", JSON.stringify({ ...check(proviso, "demo", folder, demo).report }));
  return {
    small: [
      check(proviso, "demo", folder, demo),
      check(proviso, "waived", folder, [...demo, "--waivers", at("examples/demo/waivers.toml"), "--baseline", earlier]),
      check(proviso, "history", folder, [history, "-p", at("policies")]),
      check(proviso, "spend", folder, [...spend, "-p", at("examples/committed-spend/agreement.proviso")]),
      check(proviso, "hostile", folder, [file("hostile-plan.json", plan(hostile.map(record))), "-p", rules]),
    ],
    long: generated("long", 200), // of which not all is laid out at once
    large: generated("large", 5_000),
    hostile,
  };
};
