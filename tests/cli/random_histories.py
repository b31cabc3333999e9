#!/usr/bin/env python3
"""Random histories: what --staged and --since report is the difference of two whole runs on two checkouts.

  random_histories.py SSOT [--histories N] [--steps N] [--seed N] [--keep]

Each history is a git repository of its own in a temporary folder. At each step files are added, edited, moved, deleted, staged
whole or in part, and committed; then both options are compared with `ssot check` on exported trees.
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
ENVIRONMENT.update(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.org",
                   GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@example.org")

POLICY = {
    "extends": ["ssot:recommended"],
    "concepts": [{
        "id": "manager", "names": ["*Manager"], "canonical": ["app.ws.manager:Manager", "cpp/manager.hpp:ws::Manager"],
        "factories": ["app.ws.manager:get_manager"], "files": ["app/**/*manager*"],
        "paths": [{"path": "app.old", "state": "deprecated", "replace": "app.ws.manager"}, {"path": "app.gone", "state": "removed"}],
    }],
    "usage": [{"id": "ctx", "pattern": "ctx.manager", "why": "Ask the factory."}],
    "rules": {"import-cycle": "error"},
}
PLACES = ["app/__init__.py", "app/ws/__init__.py", "app/ws/manager.py", "app/old.py", "app/gone.py", "app/a.py", "app/b.py", "app/c.py",
          "app/ws/core.py", "app/my_manager.py", "lib/x.py", "lib/y.py", "tests/test_a.py", "cpp/manager.hpp", "cpp/manager.cpp",
          "cpp/other.hpp", "cpp/main.cpp", "docs/guide.md", "README.md", "app/a.py.bak", "app/b_old.py", "backup_20240102/a.py",
          "backup_20240102/b.py", "data.txt", "app/na\u00efve name.py", "build/x.py", "node_modules/m.py"]
PYTHON = ["class Manager:\n    def send(self, x):\n        return x\n", "class OtherManager(Manager):\n    pass\n",
          "def get_manager():\n    return Manager()\n", "def make_manager():\n    return Manager()\n",
          "from app.ws.manager import Manager\n", "from app.old import Manager\n", "from app.gone import Manager\n", "import app.gone\n",
          "from app.a import f\n", "from app.b import f\n", "from app.c import f\n", "import app.b\n", "from app.nowhere import z\n",
          "def f(ctx):\n    ctx.manager.send(1)\n    ctx.manager.send(2)\n", "def f(ctx):\n    ctx.manager.send(1)\n",
          "x = 'ctx.manager'  # ctx.manager\n", "from . import a\n", "value = Manager()\n",
          "from app.gone import Manager  # ssot: allow(SSOT203) -- it goes next week\n",
          "# ssot: allow(SSOT401) -- nothing here\n", "y = 1\n", "\n"]
CPP = ["#pragma once\nnamespace ws { class Manager { public: void send(int); }; }\n", "struct OtherManager { int a; };\n",
       "#include \"cpp/manager.hpp\"\n", "#include \"manager.hpp\"\n", "#include \"other.hpp\"\n", "void f(X& ctx) { ctx.manager.send(); }\n",
       "int a;\n", "// OtherManager ctx.manager\n", "class OtherManager;\n"]
TEXT = ["# Guide\n", "```python\nfrom app.gone import Manager\n```\n", "```python\nfrom app.old import Manager\n```\n", "words\n",
        "```cpp\n#include \"cpp/manager.hpp\"\n```\n"]


# Of which rules something new was expected, and how often: a run that compares nothing with nothing proves nothing.
TOLD = collections.Counter()


def git(folder, *arguments, text=None, ok=True):
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, input=text, capture_output=True)
    if ok and done.returncode != 0:
        raise SystemExit(f"git {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def write(folder, path, text):
    whole = os.path.join(folder, path)
    if os.path.islink(whole):
        os.unlink(whole)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "wb") as out:
        out.write(text if isinstance(text, bytes) else text.encode())


def some_text(rng, path):
    parts = CPP if path.endswith((".hpp", ".cpp")) else TEXT if path.endswith(".md") else PYTHON
    text = "".join(rng.choice(parts) for _ in range(rng.randint(1, 5)))
    return text.replace("\n", "\r\n") if rng.random() < 0.1 else text


def changed_policy(rng):
    policy = json.loads(json.dumps(POLICY))
    if rng.random() < 0.3:
        policy["concepts"][0]["names"] = ["*Manager", "Core*"]
    if rng.random() < 0.3:
        policy["rules"]["backup-file"] = "error"
    if rng.random() < 0.2:
        policy["exclude"] = ["lib/**"]
    if rng.random() < 0.2:
        policy["allow"] = [{"path": "app/b.py", "rules": ["forbidden-usage"], "why": "for now"}]
    return json.dumps(policy, indent=1) + ("}" if rng.random() < 0.05 else "")


def files_of(folder):
    found = []
    for base, folders, names in os.walk(folder):
        if ".git" in folders:
            folders.remove(".git")
        found += [os.path.relpath(os.path.join(base, name), folder) for name in names]
    return sorted(found)


def change(rng, folder):
    """One random change of the work tree."""
    present = files_of(folder)
    kind = rng.random()
    if kind < 0.45 or not present:
        path = rng.choice(PLACES)
        write(folder, path, some_text(rng, path))
    elif kind < 0.6:
        path = rng.choice(present)
        if not os.path.islink(os.path.join(folder, path)):
            with open(os.path.join(folder, path), "rb") as read:
                old = read.read()
            lines = old.splitlines(keepends=True)
            lines.insert(rng.randint(0, len(lines)), some_text(rng, path).encode())
            write(folder, path, b"".join(lines))
    elif kind < 0.72:
        os.unlink(os.path.join(folder, rng.choice(present)))
    elif kind < 0.82:
        path, target = rng.choice(present), rng.choice(PLACES)
        os.makedirs(os.path.dirname(os.path.join(folder, target)), exist_ok=True)
        os.replace(os.path.join(folder, path), os.path.join(folder, target))
    elif kind < 0.9:
        path, target = rng.choice(present), rng.choice(PLACES)
        if not os.path.islink(os.path.join(folder, path)):
            os.makedirs(os.path.dirname(os.path.join(folder, target)), exist_ok=True)
            shutil.copyfile(os.path.join(folder, path), os.path.join(folder, target)) if path != target else None
    elif kind < 0.94:
        write(folder, "ssot.json", changed_policy(rng))
    elif kind < 0.96:
        link = os.path.join(folder, "app/link.py")
        os.makedirs(os.path.dirname(link), exist_ok=True)
        if os.path.lexists(link):
            os.unlink(link)
        os.symlink(rng.choice(["a.py", "../lib/x.py", "/etc/hosts", "nothing"]), link)
    elif kind < 0.98:
        write(folder, ".gitignore", rng.choice(["build/\n", "*.bak\n", "app/nowhere.py\n"]))
    else:
        write(folder, ".gitattributes", rng.choice(["* text=auto\n", "*.py text eol=lf\n", "*.hpp ident\n"]))


def stage(rng, folder):
    kind = rng.random()
    if kind < 0.5:
        git(folder, "add", "-A", "-f")
    elif kind < 0.8:
        for path in files_of(folder):
            if rng.random() < 0.5:
                git(folder, "add", "-f", "--", path)
    elif kind < 0.9:
        path = rng.choice(PLACES)
        write(folder, path, some_text(rng, path))
        git(folder, "add", "-f", "--", path)
        write(folder, path, some_text(rng, path))
    else:
        path = rng.choice(PLACES)
        if not os.path.exists(os.path.join(folder, path)):
            write(folder, path, "y = 1\n")
        git(folder, "add", "-N", "-f", "--", path)


def run(ssot, folder, *arguments):
    done = subprocess.run([ssot, "check", "--format", "json", "--today", "2026-01-01", "--depth", "2", *arguments], cwd=folder,
                          env=ENVIRONMENT, capture_output=True)
    if done.returncode not in (0, 1):
        return done.returncode, done.stderr.decode(errors="replace"), None
    return done.returncode, "", json.loads(done.stdout)


def exported(folder, into, tree):
    """A checkout of a tree object, as a repository of its own."""
    os.makedirs(into)
    index = into + ".index"
    environment = dict(ENVIRONMENT, GIT_INDEX_FILE=index)
    # Bytes as they are committed: no attribute takes part.
    common = ["git", "-c", "core.attributesFile=" + os.devnull, "--git-dir", os.path.join(folder, ".git"), "--work-tree", into]
    subprocess.run([*common, "read-tree", tree], cwd=into, env=environment, check=True)
    listed = subprocess.run([*common, "ls-files", "-s", "-z"], cwd=into, env=environment, check=True, capture_output=True).stdout
    for record in listed.split(b"\0"):
        if not record:
            continue
        head, path = record.split(b"\t", 1)
        mode, blob, _ = head.split()
        whole = os.path.join(os.fsencode(into), path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        text = git(folder, "cat-file", "blob", blob.decode())
        if mode == b"120000":
            os.symlink(text, whole)
        else:
            with open(whole, "wb") as out:
                out.write(text)
    git(into, "init", "-q", "-b", "main", ".")
    git(into, "config", "core.attributesFile", os.devnull)
    git(into, "add", "-A", "-f")
    return into


def group(finding):
    return json.dumps(finding["key"][:-1])


def difference(now, base):
    """What is new in `now` and not in `base`: how many of each key."""
    new = collections.Counter(group(each) for each in now["findings"] if each["status"] == "new")
    new.subtract(collections.Counter(group(each) for each in base["findings"] if each["status"] == "new"))
    return {key: count for key, count in new.items() if count > 0}


# Without `now_tree` the work tree itself is what is judged.
def compare(what, ssot, folder, arguments, now_tree, base_tree, work):
    code, error, answer = run(ssot, folder, *arguments)
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    now = run(ssot, exported(folder, os.path.join(work, "now"), now_tree) if now_tree else folder)
    base = run(ssot, exported(folder, os.path.join(work, "base"), base_tree)) if base_tree else (0, "", {"findings": []})
    if now[2] is None:
        return None if code == 2 else f"{what}: a whole run refuses ({now[1].strip()}), this one does not"
    if base[2] is None:
        return None  # the base's policy cannot be used: said in a hint
    if answer is None:
        return f"{what}: exit {code}: {error}"
    expected = difference(now[2], base[2])
    got = dict(collections.Counter(group(each) for each in answer["findings"] if each["status"] == "new"))
    TOLD.update(json.loads(key)[0] for key in expected)
    if expected == got:
        return None
    lines = [f"  missing {count}x {key}" for key, count in sorted((collections.Counter(expected) - collections.Counter(got)).items())]
    lines += [f"  extra   {count}x {key}" for key, count in sorted((collections.Counter(got) - collections.Counter(expected)).items())]
    return f"{what}:\n" + "\n".join(lines)


def history(ssot, rng, steps, top):
    ENVIRONMENT["XDG_CACHE_HOME"] = os.path.join(top, "cache")
    folder = os.path.join(top, "repository")
    work = os.path.join(top, "work")
    os.makedirs(folder)
    git(folder, "init", "-q", "-b", "main", ".")
    write(folder, "ssot.json", json.dumps(POLICY))
    for _ in range(12):
        change(rng, folder)
    commits, checked = [], 0
    for step in range(steps):
        for _ in range(rng.randint(1, 4)):
            change(rng, folder)
        stage(rng, folder)
        # What git would record, without recording it.
        staged = git(folder, "write-tree").decode().strip()
        head = commits[-1] if commits else None
        wrong = compare(f"step {step}: --staged", ssot, folder, ["--staged"], staged, head, work)
        checked += 1
        if wrong:
            return wrong, checked
        if rng.random() < 0.6:
            git(folder, "commit", "-q", "--allow-empty", "--no-verify", "-m", f"step {step}")
            commits.append(git(folder, "rev-parse", "HEAD").decode().strip())
        if commits and rng.random() < 0.5:
            since = rng.choice(commits)
            wrong = compare(f"step {step}: --since", ssot, folder, ["--since", since], None, since, work)
            checked += 1
            if wrong:
                return wrong, checked
    return None, checked


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ssot")
    parser.add_argument("--histories", type=int, default=3)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folders of what went wrong")
    options = parser.parse_args()
    ssot = os.path.abspath(options.ssot)
    checked = failed = 0
    for seed in range(options.seed, options.seed + options.histories):
        top = tempfile.mkdtemp(prefix="ssot-history-")
        wrong, count = history(ssot, random.Random(seed), options.steps, top)
        checked += count
        if wrong:
            failed += 1
            print(f"seed {seed}: {wrong}" + (f"\n  in {top}" if options.keep else ""))
        if not (wrong and options.keep):
            shutil.rmtree(top)
    print(f"{checked} comparisons in {options.histories} histories, {sum(TOLD.values())} new findings of {len(TOLD)} rules, {failed} went wrong")
    return 1 if failed or len(TOLD) < 3 else 0


if __name__ == "__main__":
    sys.exit(main())
