#!/usr/bin/env python3
"""The commands of ci/templates, taken out of the files as their systems would read them, and run on pull requests.

Usage: templates_test.py SSOT SOURCES   (without PyYAML or curl: exit code 77)
"""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree

from repositories import BAD, GOOD, POLICY, Repository, environment

try:
    import yaml
except ImportError:
    print("PyYAML is not installed (python3-yaml); nothing was tried.")
    sys.exit(77)

FAULTS = []
LOOSE = POLICY.replace('"rules": {', '"rules": { "forbidden-usage": "off",')


def expect(holds, what, done=None):
    if not holds:
        FAULTS.append(what)
        print("FAILED:", what)
        if done is not None:
            print(done.stdout, done.stderr)


# What a change does, and what judging it must end with. The branch that it goes into has a fault of its own.
CHANGES = {
    "a clean change": ({"new.py": GOOD}, 0),
    "a change with a fault": ({"new.py": BAD}, 1),
    "a change that loosens its own rules": ({"new.py": BAD, "ssot.json": LOOSE}, 1),
}


def origin_with(folder, home, files):
    """A repository with an old fault on main, a branch `change`, and `merge`, which joins them as GitHub does."""
    origin = Repository(folder + "/origin", home)
    origin.write("old.py", BAD)
    origin.git("add", "-A")
    origin.git("commit", "-q", "-m", "an old fault")
    origin.git("checkout", "-q", "-b", "change")
    for path, text in files.items():
        origin.write(path, text)
    origin.git("add", "-A")
    origin.git("commit", "-q", "-m", "the change")
    origin.git("checkout", "-q", "-b", "merge", "main~0")
    # The base has gone on since the branch left it.
    origin.git("checkout", "-q", "main")
    origin.write("meanwhile.py", BAD)
    origin.git("add", "-A")
    origin.git("commit", "-q", "-m", "meanwhile")
    origin.git("checkout", "-q", "-B", "merge", "main")
    origin.git("merge", "-q", "--no-ff", "-m", "merge", "change")
    return origin


def clone(origin, folder, home, *arguments):
    subprocess.run(["git", "clone", "-q", *arguments, "file://" + origin.folder, folder], check=True, env=environment(home),
                   capture_output=True)
    return folder


def run_script(shell, script, folder, home, path, variables):
    return subprocess.run([*shell, script], cwd=folder, env=environment(home, {"PATH": path, **variables}), stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False)


def release(program, folder):
    """A tarball as ci/package.sh makes it, as far as the templates care."""
    file = folder + "/ssot.tar.gz"
    with tarfile.open(file, "w:gz", compresslevel=1) as archive:
        archive.add(program, "ssot-0/bin/ssot")
    with open(file, "rb") as archive:
        return {"SSOT_URL": "file://" + file, "SSOT_SHA256": hashlib.sha256(archive.read()).hexdigest()}


class GitHub:
    def __init__(self, sources):
        with open(sources + "/ci/templates/github.yml", encoding="utf-8") as file:
            self.workflow = yaml.safe_load(file)

    def is_safe_for_forks(self):
        triggers = self.workflow[True]  # YAML 1.1 reads the key `on` so
        expect("pull_request_target" not in triggers, "github.yml runs a stranger's branch with rights")
        expect(self.workflow["permissions"] == {}, "github.yml grants rights to every job")
        expect(self.workflow["jobs"]["ssot"]["permissions"] == {"contents": "read", "security-events": "write"},
               "github.yml grants more than reading and uploading")
        for step in self.workflow["jobs"]["ssot"]["steps"]:
            expect("${{" not in step.get("run", ""), f"github.yml puts an expression into the shell of {step.get('name')}")

    def run(self, event, origin, folder, home, tarball):
        steps = self.workflow["jobs"]["ssot"]["steps"]
        depth = next(step["with"]["fetch-depth"] for step in steps if step.get("uses", "").startswith("actions/checkout@"))
        ref = "merge" if event == "pull_request" else "main"
        tree = clone(origin, folder + "/github", home, "--depth", str(depth), "--branch", ref)
        temporary = folder + "/runner temp"
        os.makedirs(temporary)
        variables = {"GITHUB_EVENT_NAME": event, "RUNNER_TEMP": temporary, "GITHUB_ACTIONS": "true", "CI": "true",
                     "GITHUB_STEP_SUMMARY": temporary + "/summary.md", "GITHUB_PATH": temporary + "/path"}
        path = "/usr/bin:/bin"
        done = None
        for step in steps:
            if "run" not in step:
                continue
            given = {name: re.sub(r"\$\{\{ vars\.(\w+) \}\}", lambda match: tarball[match[1]], text)
                     for name, text in step.get("env", {}).items()}
            done = run_script(["bash", "-e", "-c"], step["run"], tree, home, path, {**variables, **given})
            if os.path.exists(variables["GITHUB_PATH"]):
                with open(variables["GITHUB_PATH"], encoding="utf-8") as file:
                    path = ":".join(file.read().split("\n")[:-1]) + ":/usr/bin:/bin"
            if done.returncode != 0:
                break
        upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
        expect(upload["continue-on-error"] is True, "github.yml lets the upload decide")
        with open(os.path.join(tree, upload["with"]["sarif_file"]), encoding="utf-8") as file:
            results = json.load(file)["runs"][0]["results"]
        expect(bool(results) == (done.returncode == 1), f"github.yml: {len(results)} results and exit code {done.returncode}", done)
        expect(os.path.getsize(variables["GITHUB_STEP_SUMMARY"]) > 0, "github.yml leaves the summary empty", done)
        expect(("::error" in done.stdout) == (done.returncode == 1), "github.yml annotates otherwise than it ends", done)
        return done


class GitLab:
    def __init__(self, sources):
        with open(sources + "/ci/templates/gitlab.yml", encoding="utf-8") as file:
            self.job = yaml.safe_load(file)["ssot"]

    def run(self, event, origin, folder, home, tarball):
        ref = "change" if event == "pull_request" else "main"
        tree = clone(origin, folder + "/gitlab", home, "--branch", ref)
        variables = {"CI": "true", "CI_PROJECT_DIR": tree, **tarball}
        if event == "pull_request":
            base = subprocess.run(["git", "merge-base", "HEAD", "origin/main"], cwd=tree, check=True, capture_output=True, text=True)
            variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base.stdout.strip()
        expect(self.job["variables"]["GIT_DEPTH"] == "0", "gitlab.yml does not fetch the base")
        script = "\n".join(self.job["before_script"] + self.job["script"])
        done = run_script(["sh", "-e", "-c"], script, tree, home, "/usr/bin:/bin", variables)
        if event == "pull_request":
            # The same change in a pipeline for merged results, which starts from the target as it is by now.
            merged = clone(origin, folder + "/gitlab merged", home, "--branch", "merge")
            target = subprocess.run(["git", "rev-parse", "origin/main"], cwd=merged, check=True, capture_output=True, text=True)
            more = {"CI_PROJECT_DIR": merged, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": target.stdout.strip()}
            again = run_script(["sh", "-e", "-c"], script, merged, home, "/usr/bin:/bin", {**variables, **more})
            expect(again.returncode == done.returncode, "gitlab.yml: merged results end otherwise", again)
        reports = self.job["artifacts"]["reports"]
        expect(self.job["artifacts"]["when"] == "always", "gitlab.yml drops the reports of a failed job")
        with open(os.path.join(tree, reports["codequality"]), encoding="utf-8") as file:
            issues = json.load(file)
        expect(bool(issues) == (done.returncode == 1), f"gitlab.yml: {len(issues)} issues and exit code {done.returncode}", done)
        xml.etree.ElementTree.parse(os.path.join(tree, reports["junit"]))
        return done


class Jenkins:
    def __init__(self, sources):
        with open(sources + "/ci/templates/Jenkinsfile", encoding="utf-8") as file:
            self.text = file.read()

    def run(self, event, origin, folder, home, tarball):
        del tarball
        ref = "change" if event == "pull_request" else "main"
        tree = clone(origin, folder + "/jenkins", home, "--branch", ref, "--single-branch")
        variables = {"CHANGE_TARGET": "main"} if event == "pull_request" else {}
        scripts = re.findall(r"sh '''(.*?)'''", self.text, re.DOTALL)
        # In a string of Groovy a backslash at a line's end joins lines; another would mean something else than in a shell.
        scripts = [script.replace("\\\n", "") for script in scripts]
        expect(len(scripts) == 1 and "\\" not in scripts[0], "Jenkinsfile: the script is not what a shell would read")
        done = run_script(["sh", "-xe", "-c"], scripts[0], tree, home, folder + "/bin:/usr/bin:/bin", variables)
        for pattern in re.findall(r"'(ssot\.[a-z.]+)'", self.text):
            xml.etree.ElementTree.parse(os.path.join(tree, pattern))
        errors = xml.etree.ElementTree.parse(tree + "/ssot.checkstyle.xml").getroot().findall(".//error")
        expect(bool(errors) == (done.returncode == 1), f"Jenkinsfile: {len(errors)} errors and exit code {done.returncode}", done)
        return done


def without_its_base(github, folder, home, program):
    """A clone that does not reach the base has not been judged, which is never a success."""
    tree = Repository(folder + "/shallow", home).folder
    judge = next(step["run"] for step in github.workflow["jobs"]["ssot"]["steps"] if step.get("name") == "Judge")
    variables = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_STEP_SUMMARY": folder + "/none.md"}
    done = run_script(["bash", "-e", "-c"], judge, tree, home, os.path.dirname(program) + ":/usr/bin:/bin", variables)
    expect(done.returncode == 2 and "names no commit" in done.stderr, "github.yml passes where the base is missing", done)


def main():
    program, sources = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if not shutil.which("curl"):
        print("curl is not installed; nothing was tried.")
        return 77
    systems = [GitHub(sources), GitLab(sources), Jenkins(sources)]
    systems[0].is_safe_for_forks()
    for name, (files, code) in CHANGES.items():
        for event, expected in (("pull_request", code), ("push", 1)):
            with tempfile.TemporaryDirectory() as folder:
                home = folder + "/home"
                os.makedirs(home)
                os.makedirs(folder + "/bin")
                os.symlink(program, folder + "/bin/ssot")
                origin = origin_with(folder, home, files)
                tarball = release(program, folder)
                for system in systems:
                    done = system.run(event, origin, folder, home, tarball)
                    expect(done.returncode == expected,
                           f"{type(system).__name__}: {name}, {event}: exit code {done.returncode}, not {expected}", done)
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(folder + "/home")
        without_its_base(systems[0], folder, folder + "/home", program)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
