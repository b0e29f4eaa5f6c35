#!/usr/bin/env python3
"""Validates JSON reports against docs/report.schema.json: the golden one, and those of real checks.

    report_schema.py PROVISO SOURCE_DIR

Exit status 77, which ctest shows as skipped, where there is no validator.
"""

import copy
import json
import pathlib
import subprocess
import sys

import debian_python

jsonschema = debian_python.require("jsonschema", "python3-jsonschema", "NO JSON REPORT WAS VALIDATED")

proviso, source = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((source / "docs/report.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0


def errors(report):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(report)]


def expect(name, ok, detail=""):
    global failures
    failures += not ok
    print("ok  " if ok else "FAIL", name, detail)


def objects(value, path=()):
    """Every JSON object within `value`, with the way to it."""
    if isinstance(value, dict):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from objects(inner, (*path, key))


def changed(report, path, change):
    copied = copy.deepcopy(report)
    target = copied
    for key in path:
        target = target[key]
    change(target)
    return copied


# What the schema does not describe must not pass, anywhere.
for file in ("sample.json", "waived.json"):
    golden = json.loads((source / "tests/golden/report" / file).read_text())
    expect(f"golden report {file}", not errors(golden), errors(golden))
    for path, inner in objects(golden):
        name = f"{file} " + ("/".join(map(str, path)) or "(top)")
        if path[-1:] != ("records",):
            expect(f"unknown member in {name}", bool(errors(changed(golden, path, lambda o: o.update(surprise=1)))))
            for key in inner:
                expect(f"no {key} in {name}", bool(errors(changed(golden, path, lambda o: o.pop(key)))))

checks = [(plan, source / "policies") for plan in sorted(source.glob("examples/february-2026/**/*.toml"))]
checks.append((source / "examples/history/plan.toml", source / "policies"))
demo = source / "examples/demo"
checks.append((demo / "plan.toml", demo))
checks = [(plan, policies, []) for plan, policies in checks]
checks.append((demo / "plan.toml", demo, ["--waivers", demo / "waivers.toml"]))
for plan, policies, more in checks:
    run = subprocess.run([proviso, "check", plan, "-p", policies, "-o", "json", *more], capture_output=True, text=True)
    name = f"{plan.relative_to(source)}{' waived' if more else ''} (exit status {run.returncode})"
    if run.returncode == 2:
        expect(name, False, run.stderr)
        continue
    report = json.loads(run.stdout)
    expect(name, not errors(report) and report["exit_status"] == run.returncode, errors(report))

sys.exit(failures > 0)
