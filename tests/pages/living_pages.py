"""Pages whose code and output are true: each fenced block of docs/websocket/ comes from a source of this tree or from a
command that was run, and this test fails when it no longer equals it.

usage: living_pages.py SOURCE_DIR SSOT             compare; what differs is printed, with the command that mends it
       living_pages.py SOURCE_DIR SSOT --rewrite   put the present text into the pages

In front of a block stands a comment that says where it comes from:

  <!-- from: path/to/file.cpp#region -->    what stands in the file between the comments `[region]` and `[end region]`
  <!-- from: path/to/file.py
       first: def f():
       last: return 1 -->                   from the one line that reads so to the next that reads as `last` says
  <!-- session: fixtures/projects/chat -->  a console block in a fresh copy of that folder: `$ command`, and what it printed
  <!-- session -->                          the same session goes on; a diff block is applied to its folder
  <!-- graph: fixtures/projects/chat app/ -->  a diagram: labels that begin with a path name a file below `app/` there, or a folder,
                                            and each arrow `-->` between two is an import or include; `-.->` says something else

Blocks are shown without the indentation that all of their lines share. Commands run on 2026-11-20, in one shell a session.
"""

import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

TODAY = "2026-11-20"
PAGES = "docs/websocket/*.md"
MARK = re.compile(r"<!--\s*(from|session|graph)\b:?\s*(.*?)\s*-->", re.DOTALL)
BLOCK = re.compile(r"(?P<before>(?:<!--(?:(?!-->).)*-->\n)?)```(?P<language>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
END_OF_OUTPUT = "--- end of output ---"


class Fault(Exception):
    """What is wrong with a page, as a sentence."""


def region(path, lines, name):
    begins = [n for n, line in enumerate(lines) if re.search(rf"(//|#|<!--).*\[{re.escape(name)}\]", line)]
    ends = [n for n, line in enumerate(lines) if re.search(rf"(//|#|<!--) *\[end {re.escape(name)}\]", line)]
    if len(begins) != 1 or len(ends) != 1 or ends[0] < begins[0]:
        raise Fault(f"{path} needs exactly one comment [{name}] and after it one [end {name}]")
    return lines[begins[0] + 1 : ends[0]]


def span(path, lines, first, last):
    texts = [line.strip() for line in lines]
    if texts.count(first) != 1:
        raise Fault(f"{path} has the line {first!r} {texts.count(first)} times; a piece begins with a line that stands there once")
    begin = texts.index(first)
    if last not in texts[begin:]:
        raise Fault(f"{path} has no line {last!r} behind {first!r}")
    return lines[begin : texts.index(last, begin) + 1]


def quoted(source_dir, where):
    where, *anchors = [part.strip() for part in re.split(r"\n\s*(?:first|last):", where)]
    path, _, name = where.partition("#")
    file = source_dir / path
    if not file.is_file():
        raise Fault(f"there is no {path}")
    lines = file.read_text(encoding="utf-8").splitlines()
    if anchors:
        lines = span(path, lines, anchors[0], anchors[-1])
    elif name:
        lines = region(path, lines, name)
    return textwrap.dedent("\n".join(lines)).strip("\n") + "\n"


def imports(folder, ssot):
    """Pairs of paths, from the importing file to the imported one."""
    done = subprocess.run([ssot, "graph", "--format", "json"], cwd=folder, capture_output=True, text=True, check=True)
    return {(edge["from"], edge["to"]) for edge in json.loads(done.stdout)["edges"]}


def compare_with_graph(source_dir, ssot, where, diagram):
    folder, _, prefix = where.partition(" ")
    labels = re.findall(r'(\w+)\["([\w./]*[./][\w./]*)', diagram)
    nodes = {name: prefix + path for name, path in labels}
    for path in nodes.values():
        if not (source_dir / folder / path).exists():
            raise Fault(f"the diagram names {path}, which is not in {folder}")
    edges = imports(source_dir / folder, ssot)
    for begin, end in re.findall(r'^ *(\w+)(?:\["[^"]*"\])? -->(?:\|[^|]*\|)? *(\w+)', diagram, re.MULTILINE):
        if begin not in nodes or end not in nodes:
            continue
        if not any(one.startswith(nodes[begin]) and two.startswith(nodes[end]) for one, two in edges):
            raise Fault(f"in {folder} nothing of {nodes[begin]} imports {nodes[end]}, and the diagram says so")


class Session:
    """A shell in a copy of a folder, where `ssot` is the program under test and today is always the same day."""

    def __init__(self, folder, ssot):
        self._base = Path(tempfile.mkdtemp(prefix="ssot-page-"))
        self.folder = self._base / "project"
        shutil.copytree(folder, self.folder, ignore=shutil.ignore_patterns("__pycache__"))
        wrapper = self._base / "bin" / "ssot"
        wrapper.parent.mkdir()
        program = shlex.quote(str(ssot))
        wrapper.write_text(
            "#!/bin/sh\n"
            f'case "$1" in check|baseline|graph|where) command=$1; shift; exec {program} "$command" --today {TODAY} "$@";; esac\n'
            f'exec {program} "$@"\n'
        )
        wrapper.chmod(0o755)
        environment = {
            "PATH": f"{wrapper.parent}:{os.environ['PATH']}",
            "HOME": str(self._base),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.com"}
            environment |= {f"GIT_{who}_DATE": f"{TODAY}T12:00:00Z"}
        self._shell = subprocess.Popen(
            ["bash", "--noprofile", "--norc"], cwd=self.folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    def close(self):
        self._shell.communicate()
        shutil.rmtree(self._base)

    def run(self, command):
        # The exit code survives, so that the next command may show it with `echo $?`.
        self._shell.stdin.write(f"{command}\n__code=$?; printf '\\n{END_OF_OUTPUT}\\n'; (exit $__code)\n")
        self._shell.stdin.flush()
        lines = []
        for line in self._shell.stdout:
            if line.rstrip("\n") == END_OF_OUTPUT:
                return "".join(lines).rstrip("\n")
            lines.append(line)
        raise Fault(f"the shell ended at: {command}")

    def replay(self, body):
        shown = []
        for command in [line[2:] for line in body.splitlines() if line.startswith("$ ")]:
            shown.append(f"$ {command}")
            output = self.run(command)
            if output:
                shown.append("\n".join(line.rstrip() for line in output.splitlines()))
        return "\n".join(shown) + "\n"

    def apply(self, patch):
        done = subprocess.run(["git", "apply", "-"], cwd=self.folder, input=patch, text=True, capture_output=True)
        if done.returncode != 0:
            raise Fault(f"a diff does not apply: {done.stderr}")


class Page:
    def __init__(self, source_dir, ssot, path):
        self._source_dir, self._ssot, self.path = source_dir, ssot, path
        self._session = None

    def present(self):
        """The page's text as it is, and as it should be."""
        text = self.path.read_text(encoding="utf-8")
        try:
            return text, BLOCK.sub(self._renew, text)
        finally:
            self._end()

    def _renew(self, block):
        mark = MARK.search(block["before"])
        if not mark:
            raise Fault(f"a block does not say where it comes from: ```{block['language']}\n{block['body'][:200]}")
        kind, where = mark[1], mark[2]
        body = block["body"]
        if kind == "from":
            body = quoted(self._source_dir, where)
        elif kind == "graph":
            compare_with_graph(self._source_dir, self._ssot, where, body)
        else:
            body = self._in_session(where, block["language"], body)
        return f"{block['before']}```{block['language']}\n{body}```"

    def _in_session(self, folder, language, body):
        if folder:
            self._end()
            self._session = Session(self._source_dir / folder, self._ssot)
        if language == "diff":
            self._session.apply(body)
            return body
        return self._session.replay(body)

    def _end(self):
        if self._session:
            self._session.close()
        self._session = None


def main():
    source_dir, ssot, rewrite = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), "--rewrite" in sys.argv
    pages = sorted(source_dir.glob(PAGES))
    stale = 0
    for path in pages:
        name = path.relative_to(source_dir)
        try:
            before, after = Page(source_dir, ssot, path).present()
        except Fault as fault:
            print(f"{name}: {fault}")
            stale += 1
            continue
        if before == after:
            continue
        if rewrite:
            path.write_text(after, encoding="utf-8")
            print(f"{name}: rewritten; review the difference")
            continue
        stale += 1
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), f"{name} as it is", f"{name} as it should be", lineterm="")
        print("\n".join(lines))
    if stale:
        print(f"To mend what differs: python3 tests/pages/living_pages.py . {sys.argv[2]} --rewrite")
    elif not rewrite:
        print(f"{len(pages)} pages are true")
    return 1 if stale or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
