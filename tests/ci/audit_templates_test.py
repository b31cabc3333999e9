#!/usr/bin/env python3
"""The daily audits of ci/templates, taken out of the files as their systems would read them, and run on two days.

Usage: audit_templates_test.py SSOT SOURCES   (without PyYAML or curl: exit code 77)
"""
import json
import os
import re
import shutil
import sys
import tempfile

from repositories import Repository
from templates_test import FAULTS, clone, expect, release, run_script, yaml

TREND = "ssot-audit/trend.jsonl"


def without_expressions(text, values):
    return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: values[match[1]], text)


class GitHub:
    def __init__(self, sources):
        with open(sources + "/ci/templates/github-audit.yml", encoding="utf-8") as file:
            self.workflow = yaml.safe_load(file)
        self.steps = self.workflow["jobs"]["audit"]["steps"]

    def asks_for_little(self):
        expect(set(self.workflow[True]) == {"schedule", "workflow_dispatch"}, "github-audit.yml runs on other events")
        expect(self.workflow["permissions"] == {} and self.workflow["jobs"]["audit"]["permissions"] == {"contents": "read"},
               "github-audit.yml grants more than reading")
        for step in self.steps:
            expect("${{" not in step.get("run", ""), f"github-audit.yml puts an expression into the shell of {step.get('name')}")
        checkout, cache, upload = [step for step in self.steps if "uses" in step]
        expect(checkout["with"] == {"persist-credentials": False, "fetch-depth": 0}, "github-audit.yml lacks the history")
        expect(cache["with"]["path"] == TREND and cache["with"]["key"].startswith(cache["with"]["restore-keys"]) and
               "github.run_id" in cache["with"]["key"], "github-audit.yml would not find its trend again")
        expect(upload["with"]["path"] == "ssot-audit/", "github-audit.yml keeps something else")

    def run(self, origin, folder, home, tarball, kept):
        tree = clone(origin, folder + "/github", home)
        put_back(tree, kept)
        temporary = folder + "/runner temp"
        os.makedirs(temporary)
        variables = {"RUNNER_TEMP": temporary, "GITHUB_REPOSITORY": "team/product", "CI": "true",
                     "GITHUB_STEP_SUMMARY": temporary + "/summary.md", "GITHUB_PATH": temporary + "/path"}
        path = "/usr/bin:/bin"
        for step in self.steps:
            if "run" not in step:
                continue
            given = {name: without_expressions(text, {"vars." + key: value for key, value in tarball.items()})
                     for name, text in step.get("env", {}).items()}
            done = run_script(["bash", "-e", "-c"], step["run"], tree, home, path, {**variables, **given})
            expect(done.returncode == 0, f"github-audit.yml: {step['name']} ends with {done.returncode}", done)
            if os.path.exists(variables["GITHUB_PATH"]):
                with open(variables["GITHUB_PATH"], encoding="utf-8") as file:
                    path = file.read().strip() + ":/usr/bin:/bin"
        with open(variables["GITHUB_STEP_SUMMARY"], encoding="utf-8") as file:
            expect("team/product" in file.read(), "github-audit.yml leaves the summary empty")
        return tree


class GitLab:
    def __init__(self, sources):
        with open(sources + "/ci/templates/gitlab.yml", encoding="utf-8") as file:
            self.jobs = yaml.safe_load(file)

    def asks_for_little(self):
        job = self.jobs["ssot-audit"]
        expect(job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}], "gitlab.yml audits at other times")
        expect(self.jobs["ssot"]["rules"][0] == {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"},
               "gitlab.yml judges in the schedule of the audit")
        expect(job["cache"]["paths"] == [TREND], "gitlab.yml would not find its trend again")
        expect(job["artifacts"]["paths"] == ["ssot-audit/"] and job["variables"]["GIT_DEPTH"] == "0",
               "gitlab.yml keeps something else, or lacks the history")

    def run(self, origin, folder, home, tarball, kept):
        tree = clone(origin, folder + "/gitlab", home)
        put_back(tree, kept)
        job = self.jobs["ssot-audit"]
        script = "\n".join(job["before_script"] + job["script"])
        done = run_script(["sh", "-e", "-c"], script, tree, home, "/usr/bin:/bin",
                          {"CI": "true", "CI_PROJECT_DIR": tree, "CI_PROJECT_PATH": "team/product", **tarball})
        expect(done.returncode == 0, f"gitlab.yml: the audit ends with {done.returncode}", done)
        return tree


class Jenkins:
    def __init__(self, sources):
        with open(sources + "/ci/templates/Jenkinsfile.audit", encoding="utf-8") as file:
            self.text = file.read()

    def asks_for_little(self):
        expect(f"filter: '{TREND}'" in self.text and "optional: true" in self.text,
               "Jenkinsfile.audit would not find its trend again, or not begin")
        expect("archiveArtifacts artifacts: 'ssot-audit/*'" in self.text, "Jenkinsfile.audit keeps something else")

    def run(self, origin, folder, home, tarball, kept):
        del tarball
        tree = clone(origin, folder + "/jenkins", home)
        put_back(tree, kept)
        (script,) = re.findall(r"sh '''(.*?)'''", self.text, re.DOTALL)
        script = script.replace("\\\n", "")
        done = run_script(["sh", "-xe", "-c"], script, tree, home, os.path.dirname(folder) + "/bin:/usr/bin:/bin",
                          {"JOB_NAME": "team/product"})
        expect("\\" not in script and done.returncode == 0, f"Jenkinsfile.audit ends with {done.returncode}", done)
        return tree


def put_back(tree, kept):
    """What the system's cache, or the last build, has."""
    if kept is not None:
        os.makedirs(tree + "/ssot-audit")
        shutil.copy(kept, os.path.join(tree, TREND))


def two_days(system, origin, folder, home, tarball):
    name = type(system).__name__
    kept = None
    for day in ("first", "second"):
        os.makedirs(f"{folder}/{name} {day}")
        tree = system.run(origin, f"{folder}/{name} {day}", home, tarball, kept)
        kept = os.path.join(tree, TREND)
    with open(kept, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    expect(len(lines) == 2, f"{name}: {len(lines)} lines after two days")
    expect(lines[0]["commit"] == origin.head(), f"{name}: the trend speaks of another commit")
    with open(tree + "/ssot-audit/audit.html", encoding="utf-8") as file:
        expect("team/product" in file.read(), f"{name}: the page does not say what it is of")
    with open(tree + "/ssot-audit/audit.json", encoding="utf-8") as file:
        expect(len(json.load(file)["trend"]) == 2, f"{name}: the second page does not show the first day")


def main():
    program, sources = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if not shutil.which("curl"):
        print("curl is not installed; nothing was tried.")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        home = folder + "/home"
        os.makedirs(home)
        os.makedirs(folder + "/bin")
        os.symlink(program, folder + "/bin/ssot")
        origin = Repository(folder + "/origin", home)
        tarball = release(program, folder)
        for system in (GitHub(sources), GitLab(sources), Jenkins(sources)):
            system.asks_for_little()
            two_days(system, origin, folder, home, tarball)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
