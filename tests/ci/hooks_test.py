#!/usr/bin/env python3
"""Commits through real hooks: those of the pre-commit framework, and the one that `ssot hook install` writes.

Usage: hooks_test.py SSOT SOURCES   (without pre-commit: exit code 77 after the rest)
"""
import os
import shutil
import sys
import tempfile

from repositories import BAD, GOOD, Repository

FAULTS = []


def expect(holds, what, done=None):
    if not holds:
        FAULTS.append(what)
        print("FAILED:", what)
        if done is not None:
            print(done.stdout, done.stderr)


class Scenario:
    """One way to install the hook, and what must then happen to commits."""

    def __init__(self, name, repository):
        self.name = name
        self.repository = repository

    def commit(self, *arguments, accepted, **extra):
        before = self.repository.head()
        done = self.repository.git("commit", "-q", "-m", "next", *arguments, check=False, **extra)
        moved = self.repository.head() != before
        expect(moved == accepted, f"{self.name}: git commit {' '.join(arguments)} was {'accepted' if moved else 'refused'}", done)
        if not accepted and not extra:
            expect("old-call" in done.stdout + done.stderr or "SSOT" in done.stdout + done.stderr,
                   f"{self.name}: the refusal names no finding", done)
        return done

    def run(self):
        repository = self.repository
        repository.write("good.py", GOOD)
        repository.git("add", "good.py")
        self.commit(accepted=True)

        repository.write("bad.py", BAD)
        repository.git("add", "bad.py")
        self.commit(accepted=False)
        expect(repository.read("bad.py") == BAD, f"{self.name}: the work tree was touched")

        # What is staged counts, not what lies in the work tree: in both directions.
        repository.write("bad.py", GOOD)
        self.commit(accepted=False)
        repository.git("add", "bad.py")
        repository.write("bad.py", BAD)
        self.commit(accepted=True)
        expect(repository.read("bad.py") == BAD, f"{self.name}: what was not staged was touched")

        # `commit -a` and `commit PATH` hand on an index of their own.
        self.commit("-a", accepted=False)
        self.commit("bad.py", accepted=False)
        repository.git("checkout", "-q", "bad.py")
        repository.write("other.py", BAD)
        repository.git("add", "other.py")
        repository.write("good.py", GOOD + "\n")
        self.commit("good.py", accepted=True)
        repository.git("rm", "-q", "-f", "other.py")

        # A commit that deletes one file, and does nothing else.
        repository.git("rm", "-q", "app/words.py")
        self.commit(accepted=False)
        repository.git("reset", "-q", "--hard")

        repository.write("bad.py", BAD)
        repository.git("add", "bad.py")
        self.commit("--no-verify", accepted=True)


def with_framework(folder, home, path, sources):
    hooks = folder + "/hooks repository"
    os.makedirs(hooks)
    shutil.copy(sources + "/.pre-commit-hooks.yaml", hooks)
    published = Repository(hooks, home)
    repository = Repository(folder + "/framework", home, path)
    repository.write(".pre-commit-config.yaml",
                     f"repos:\n  - repo: '{hooks}'\n    rev: {published.head()}\n    hooks:\n      - id: ssot\n")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "hooks")
    repository.run("pre-commit", "validate-manifest", hooks + "/.pre-commit-hooks.yaml")
    repository.run("pre-commit", "install")
    Scenario("pre-commit", repository).run()
    # Whoever has no ssot is not let through in silence.
    repository.write("more.py", GOOD)
    repository.git("add", "more.py")
    Scenario("pre-commit without ssot", repository).commit(accepted=False, PATH=without_ssot(path))

    # Where nothing is staged the other hook judges the tree.
    repository.write(".pre-commit-config.yaml",
                     f"repos:\n  - repo: '{hooks}'\n    rev: {published.head()}\n    hooks:\n      - id: ssot-tree\n")
    repository.git("reset", "-q", "--hard", "HEAD~1")
    repository.write(".pre-commit-config.yaml",
                     f"repos:\n  - repo: '{hooks}'\n    rev: {published.head()}\n    hooks:\n      - id: ssot-tree\n")
    clean = repository.run("pre-commit", "run", "--all-files", check=False)
    expect(clean.returncode == 0, "ssot-tree refuses a clean tree", clean)
    repository.write("bad.py", BAD)
    bad = repository.run("pre-commit", "run", "--all-files", check=False)
    expect(bad.returncode == 1, "ssot-tree accepts a tree with a fault", bad)


def without_ssot(path):
    return os.pathsep.join(each for each in path.split(os.pathsep) if not os.path.exists(each + "/ssot"))


def with_our_hook(folder, home, program):
    repository = Repository(folder + "/it's our own", home)
    done = repository.run(program, "hook", "install")
    expect(".git/hooks/pre-commit" in done.stdout, "hook install does not say where it wrote", done)
    # As from a program with windows: nothing in PATH but the system's own folders.
    repository.path = "/usr/bin:/bin"
    Scenario("ssot hook install", repository).run()
    expect(repository.run(program, "hook", "status", check=False).returncode == 0, "hook status does not know its own")
    repository.run(program, "hook", "uninstall")
    expect(not os.path.exists(repository.folder + "/.git/hooks/pre-commit"), "hook uninstall left the hook")


def moved_away(folder, home, program):
    """The program that installed the hook is gone: PATH is asked, and without that the commit is refused."""
    tools = folder + "/to ols"
    os.makedirs(tools)
    shutil.copy(program, tools + "/ssot")
    repository = Repository(folder + "/moved", home, "/usr/bin:/bin")
    repository.run(tools + "/ssot", "hook", "install")
    repository.write("good.py", GOOD)
    repository.git("add", "good.py")
    os.rename(tools, folder + "/elsewhere")
    scenario = Scenario("a program that is gone", repository)
    done = scenario.commit(accepted=False, PATH="/usr/bin:/bin")
    expect("ssot was found neither" in done.stderr, "a missing program is not named", done)
    # A program that lies in the work tree is not the person's.
    shutil.copy("/bin/true", repository.folder + "/ssot")
    scenario.commit(accepted=False, PATH=".:/usr/bin:/bin")
    os.unlink(repository.folder + "/ssot")
    scenario.commit(accepted=True, PATH=f"{folder}/elsewhere:/usr/bin:/bin")


def main():
    program, sources = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        home = folder + "/home"
        os.makedirs(home)
        with_our_hook(folder, home, program)
        moved_away(folder, home, program)
        framework = shutil.which("pre-commit", path="/usr/bin:/usr/local/bin:" + os.environ["PATH"])
        if framework:
            path = os.pathsep.join([os.path.dirname(program), os.path.dirname(framework), "/usr/bin", "/bin"])
            with_framework(folder, home, path, sources)
    if FAULTS:
        return 1
    if not framework:
        print("pre-commit is not installed; nothing was tried there.")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
