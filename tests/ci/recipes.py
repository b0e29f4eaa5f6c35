#!/usr/bin/env python3
"""Runs what can be run of the recipes for CI: every step of action.yml, the script of the GitLab template, the hooks.

    recipes.py PROVISO SOURCE_DIR BUILD_DIR

Exit status 77, which ctest shows as skipped, where a tool is missing. Nothing leaves this machine: what stands for the
interface of GitHub is a server here.
"""

import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import debian_python

yaml = debian_python.require("yaml", "python3-yaml", "NO RECIPE FOR CI WAS RUN")

proviso, source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
validator = build / "npm/node_modules/.bin/action-validator"
missing = [tool for tool in ("jq", "curl", "git", "pre-commit") if not shutil.which(tool)]
missing += [] if validator.exists() else ["action-validator"]
if missing:
    print(f"SKIPPED: NO RECIPE FOR CI WAS RUN, since there is no {', '.join(missing)}")
    sys.exit(77)

marker = "<!-- proviso: check -->"
token = "a-token-of-no-worth"
hostile = "it's $(touch pwned) `touch pwned` \"; touch pwned"
plan = '[plan]\nname = "{}"\nas-of = 2026-03-01\n\n[[placement]]\nworkload = "{}"\nprovider = "{}"\n'
policy = 'Clause 1 "Hosting":\n  Workloads must be hosted on Azure.\n  Source: page 1\n'


def run(command, cwd, env=None, **more):
    env = {"PATH": f"{proviso.parent}:{os.environ['PATH']}", "HOME": str(cwd), "LC_ALL": "C.UTF-8", **(env or {})}
    return subprocess.run(command, cwd=cwd, env=env, text=True, capture_output=True, timeout=60, **more)


class Comments(http.server.BaseHTTPRequestHandler):
    """As much of GitHub's interface as holds comments."""

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def respond(self):
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length)) if length else None
        self.server.calls.append((self.command, self.path, body))
        if self.headers["Authorization"] != f"Bearer {token}":
            self.answer(401, {"message": "Bad credentials"})
        elif self.server.refuses or (self.server.hides and self.command == "GET"):
            self.answer(403, {"message": "Resource not accessible by integration"})
        elif self.command == "GET":
            page = int(re.search(r"[?&]page=(\d+)", self.path)[1])
            self.answer(200, self.server.comments[(page - 1) * 100 : page * 100])
        else:
            self.answer(200 if self.command == "PATCH" else 201, {"id": 1})

    do_GET = do_POST = do_PATCH = respond

    def log_message(self, *_):
        pass


class Recipe(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="proviso-ci."))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


class Action(Recipe):
    """action.yml as a runner reads it: its steps in their order, with their conditions and expressions."""

    def setUp(self):
        super().setUp()
        self.action = yaml.safe_load((source / "action.yml").read_text())
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Comments)
        self.server.calls, self.server.comments = [], []
        self.server.refuses = self.server.hides = False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def value(self, name):
        kind, _, rest = name.strip().partition(".")
        if kind == "inputs":
            return self.inputs[rest]
        known = {"github.token": token, "github.event.pull_request.number": "7"}
        if kind == "github":
            return known[name.strip()]
        step, _, output = rest.partition(".outputs.")
        return self.outputs[step].get(output, "")

    def filled(self, text):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: self.value(found[1]), text)

    def holds(self, condition):
        parts = [re.fullmatch(r"\s*(\S+)(?: (==|!=) '(.*?)')?\s*", part).groups() for part in condition.split("&&")]
        return all((self.value(name) == to) == (how == "==") if how else self.value(name) for name, how, to in parts)

    def perform(self, **inputs):
        self.inputs = {name: self.filled(given["default"]) for name, given in self.action["inputs"].items() if "default" in given}
        self.inputs.update(inputs)
        self.outputs, self.ran, results = {}, [], {}
        for step in self.action["runs"]["steps"]:
            if "if" in step and not self.holds(step["if"]):
                continue
            self.ran.append(step["name"])
            if "uses" in step:
                continue  # an action of others
            output, summary = self.folder / "output", self.folder / "summary"
            output.write_text("")
            env = {"GITHUB_ACTION_PATH": str(source), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
                   "RUNNER_TEMP": str(self.folder), "GITHUB_REPOSITORY": "contoso/plans",
                   "GITHUB_API_URL": f"http://127.0.0.1:{self.server.server_port}"}
            env.update({name: self.filled(text) for name, text in step.get("env", {}).items()})
            self.assertEqual(step["shell"], "bash")
            done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], self.folder, env)
            results[step["name"]] = done
            self.outputs[step.get("id", step["name"])] = dict(line.split("=", 1) for line in output.read_text().splitlines())
            if done.returncode != 0 and not step.get("continue-on-error"):
                break
        self.summary = summary.read_text()
        self.assertFalse((self.folder / "pwned").exists(), "a name was run as a command")
        return results

    def broken(self):
        self.write(f"{hostile}.toml", plan.format("x", "::stop-commands::y", "AWS"))
        self.write(f"--{hostile}/::error::a.proviso", policy)
        return self.perform(plan=f"{hostile}.toml\n", policies=f"\n--{hostile}\n", **{"as-of": "2026-03-01"})

    def test_a_breach_is_annotated_uploaded_commented_and_fails_the_job(self):
        results = self.broken()
        self.assertEqual(self.ran, [step["name"] for step in self.action["runs"]["steps"]])
        self.assertEqual(results["Verdict"].returncode, 1, results["Check"].stdout)
        outputs = self.outputs["check"]
        self.assertEqual(json.loads(pathlib.Path(outputs["sarif"]).read_text())["version"], "2.1.0")
        self.assertEqual(json.loads(pathlib.Path(outputs["json"]).read_text())["exit_status"], 1)
        markdown = pathlib.Path(outputs["markdown"]).read_text()
        self.assertEqual(self.summary, markdown)
        self.assertEqual([call[0] for call in self.server.calls], ["GET", "POST"])
        self.assertEqual(self.server.calls[1][1:], ("/repos/contoso/plans/issues/7/comments", {"body": f"{marker}\n{markdown}"}))

    def test_the_log_obeys_no_name(self):
        lines = self.broken()["Check"].stdout.splitlines()
        begin = next(i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
        end = lines.index(f"::{lines[begin].removeprefix('::stop-commands::')}::")
        self.assertIn("exit status 1", lines[end - 1])
        commands = [line for line in lines[:begin] + lines[end + 1 :] if line.startswith("::")]
        self.assertEqual(len(commands), 1)
        self.assertRegex(commands[0], r"^::error file=it's .*\.toml,line=\d+,col=\d+,title=1 \"Hosting\"::")

    def test_the_comment_of_an_earlier_run_is_replaced_and_that_of_a_person_is_not(self):
        person = {"id": 1, "user": {"type": "User"}, "body": f"{marker}\nall is well"}
        others = [{"id": i, "user": {"type": "Bot"}, "body": f"about {marker}"} for i in range(2, 101)]
        self.server.comments = [person, *others, {"id": 4711, "user": {"type": "Bot"}, "body": f"{marker}\r\nold"}]
        self.broken()
        self.assertEqual([call[0] for call in self.server.calls], ["GET", "GET", "PATCH"])
        self.assertEqual(self.server.calls[2][1], "/repos/contoso/plans/issues/comments/4711")

    def test_a_name_that_would_end_the_mark_is_refused(self):
        self.write("plan.toml", plan.format("x", "y", "AWS"))
        self.write("policies/a.proviso", policy)
        self.assertNotEqual(self.perform(plan="plan.toml", name="a --> b")["Comment on the pull request"].returncode, 0)
        self.assertEqual(self.server.calls, [])
        self.perform(plan="plan.toml", name="plan of the West")
        self.assertTrue(self.server.calls[-1][2]["body"].startswith("<!-- proviso: plan of the West -->\n"))

    def test_where_nobody_may_comment_the_verdict_stands(self):
        self.server.refuses = True
        results = self.broken()
        self.assertNotEqual(results["Comment on the pull request"].returncode, 0)
        self.assertEqual(results["Verdict"].returncode, 1)

    def test_where_earlier_comments_cannot_be_read_none_is_added_beside_them(self):
        self.server.hides = True
        self.assertNotEqual(self.broken()["Comment on the pull request"].returncode, 0)
        self.assertEqual({call[0] for call in self.server.calls}, {"GET"})

    def test_what_cannot_be_judged_fails_the_job_and_is_not_uploaded(self):
        self.write("plan.toml", "not a plan")
        self.write("policies/a.proviso", policy)
        results = self.perform(plan="plan.toml")
        self.assertEqual(self.ran, ["Install proviso", "Check", "Comment on the pull request", "Verdict"])
        self.assertEqual(results["Verdict"].returncode, 2)
        self.assertIn("nothing could be judged", self.summary)
        self.assertIn("nothing could be judged", self.server.calls[-1][2]["body"], "an earlier comment stays as if it held")

    def test_without_a_report_no_job_passes(self):
        self.write("plan.toml", plan.format("x", "y", "Azure"))
        self.write("policies/a.proviso", policy)
        self.assertEqual(self.perform(plan="plan.toml", arguments="--help")["Verdict"].returncode, 2)

    def test_what_holds_passes_and_arguments_arrive(self):
        self.write("plan.toml", plan.format("x", "y", "Azure"))
        self.write("policies/a.proviso", policy)
        results = self.perform(plan="plan.toml", comment="false", **{"upload-sarif": "false"}, arguments='--fact\n"Say so"=true')
        self.assertEqual(self.ran, ["Install proviso", "Check", "Verdict"])
        self.assertEqual(results["Verdict"].returncode, 2, "a fact that nothing uses was not refused")
        self.assertIn("Say so", results["Check"].stdout)
        self.assertEqual(self.perform(plan="plan.toml", comment="false")["Verdict"].returncode, 0)

    def test_the_files_are_what_github_asks_for(self):
        for file in ("action.yml", "examples/ci/github.yml"):
            done = run([validator, source / file], self.folder)
            self.assertEqual(done.returncode, 0, f"{file}: {done.stdout}{done.stderr}")
        job = yaml.safe_load((source / "examples/ci/github.yml").read_text())["jobs"]["check"]
        for name in job["steps"][-1]["with"]:
            self.assertIn(name, self.action["inputs"])


class GitLab(Recipe):
    def test_the_script_of_the_template_writes_what_its_artifacts_name(self):
        recipe = yaml.safe_load((source / "examples/ci/gitlab.yml").read_text())
        job = recipe[recipe["contracts"]["extends"]]
        for provider, status in (("Azure", 0), ("AWS", 1)):
            self.write(f"{hostile}.toml", plan.format("x", "y", provider))
            self.write("policies/a.proviso", policy)
            variables = {**job["variables"], "PLAN": f"{hostile}.toml"}
            done = run(["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], self.folder, variables)
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
            self.assertFalse((self.folder / "pwned").exists())
            reports = job["artifacts"]["reports"]
            for file in [*job["artifacts"]["paths"], *reports.values()]:
                self.assertTrue((self.folder / file).exists(), file)
            self.assertEqual(len(json.loads((self.folder / reports["codequality"]).read_text())), status)


class Hooks(Recipe):
    def git(self, folder, *arguments):
        done = run(["git", "-c", "user.name=t", "-c", "user.email=t@t.invalid", *arguments], self.folder / folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def pre_commit(self, *arguments):
        env = {"PRE_COMMIT_HOME": str(self.folder / "cache")}
        return run(["pre-commit", *arguments], self.folder / "work", env)

    def test_the_hooks_do_in_a_repository_what_their_names_say(self):
        self.write("hooks/.pre-commit-hooks.yaml", (source / ".pre-commit-hooks.yaml").read_text())
        self.git("hooks", "init", "-q")
        self.git("hooks", "add", ".")
        self.git("hooks", "commit", "-qm", "hooks")
        config = (source / "examples/ci/pre-commit-config.yaml").read_text()
        config = config.replace("https://github.com/OWNER/proviso", str(self.folder / "hooks"))
        self.write("work/.pre-commit-config.yaml", config.replace("v0.1.0", self.git("hooks", "rev-parse", "HEAD")))
        name = f"policies/{hostile}.proviso"
        self.write(f"work/{name}", policy.replace("  Work", "       Work"))
        self.write("work/--off.proviso", policy.replace("1", "2").replace("  Work", "    Work"))
        self.write("work/plan.toml", plan.format("x", "y", "AWS"))
        self.git("work", "init", "-q")
        self.git("work", "add", ".")

        for command in (["validate-manifest", str(self.folder / "hooks/.pre-commit-hooks.yaml")], ["validate-config"]):
            done = self.pre_commit(*command)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.pre_commit("run", "--all-files")
        self.assertRegex(done.stdout, r"layout of policies\.+Failed\n(.|\n)*files were modified by this hook")
        self.assertRegex(done.stdout, r"doubtful in policies\.+Passed")
        self.assertRegex(done.stdout, r"against the policies\.+Failed\n(.|\n)*exit code: 1")
        self.assertEqual((self.folder / "work" / name).read_text(), policy)
        self.assertIn("\n  Work", (self.folder / "work/--off.proviso").read_text())
        self.write("work/plan.toml", plan.format("x", "y", "Azure"))
        self.git("work", "add", ".")
        done = self.pre_commit("run", "--all-files")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertFalse((self.folder / "work/pwned").exists())


class Scripts(Recipe):
    def test_shellcheck_is_content(self):
        if not shutil.which("shellcheck"):
            self.fail("shellcheck is not installed")
        scripts = [source / "dev", source / ".ci/run", *source.glob("ci/*.sh"), *source.glob("tests/*/*.sh")]
        done = run(["shellcheck", "-x", "-P", "SCRIPTDIR", *scripts], self.folder)
        self.assertEqual(done.returncode, 0, done.stdout)


unittest.main(argv=[sys.argv[0]])
