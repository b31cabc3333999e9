#!/usr/bin/env python3
"""Compares what `ssot facts` says of suppressions in Python with CPython's own `tokenize`.

    python_comments.py --ssot build/release/bin/ssot /usr/lib/python3.11 [--seed 1] [--files 1200]

Every `#` of a file becomes a suppression, in strings as well, and more are put between its lines. Then the place of each, whether
it stands alone or leads the file, and the lines that it speaks of must be what the tokens say. Exit 1 on any difference, or
when nothing was compared.
"""
import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import token
import tokenize
import warnings

MOST = 900  # a file may hold 1000
BLANK = (tokenize.NL, token.INDENT, token.DEDENT, tokenize.ENCODING, token.ENDMARKER)


def sown(text):
    """`text` with suppressions all over."""
    lines = []
    for line in text.split("\n"):
        if random.random() < 0.08:
            lines.append(random.choice(["", "    ", "\t"]) + "# ssot: allow(SSOT102) -- added")
        if random.random() < 0.03:
            lines.append("")
        lines.append(line.replace("#", "# ssot: allow(SSOT101) -- r #"))
    return "\n".join(lines)


class Expected:
    """What the tokens of a text say, by line: (column, alone, leads, first line, last line)."""

    def __init__(self, text):
        self.code, self.comments, self.logical = set(), {}, []
        self.read(tokenize.tokenize(io.BytesIO(text.encode()).readline))
        self.lines = text.split("\n")
        self.logical_at = {}
        for index, (first, last, _) in enumerate(self.logical):
            for line in range(first, last + 1):
                self.logical_at[line] = index
        self.by_line = {line: self.of(line, comment) for line, comment in self.comments.items() if "ssot: " in comment.string}

    def read(self, tokens):
        first = None
        for each in tokens:
            if each.type == token.COMMENT:
                self.comments[each.start[0]] = each
            elif each.type == token.NEWLINE and first is not None:
                self.logical.append((first, last, decorates))
                first = None
            elif each.type not in BLANK and each.type != token.NEWLINE:
                if first is None:
                    first, decorates = each.start[0], each.string == "@"
                last = each.end[0]
                self.code.update(range(each.start[0], each.end[0] + 1))

    def of(self, line, comment):
        at = comment.start[1] + comment.string.find("ssot:")
        alone = line not in self.code
        leads = alone and (not self.logical or line < self.logical[0][0])
        return (len(self.lines[line - 1][:at].encode()) + 1, alone, leads, *self.spoken_of(line, alone))

    def spoken_of(self, line, alone):
        if not alone:
            first, last, _ = self.logical[self.logical_at[line]]
            return (first, last) if line in (first, last) else (line, line)
        below = line + 1
        while below in self.comments and below not in self.code:
            below += 1
        if below not in self.code:
            return (0, 0)
        index = self.logical_at[below]
        if self.logical[index][0] < below:
            return (below, below)
        while self.logical[index][2]:
            index += 1
        return (below, self.logical[index][1])


def python_files(folder):
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names if name.endswith(".py"))


def prepared(path):
    """The sown text of a file and what is expected of it; None where CPython does not read it."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        if any(each in text for each in "\r\f\ufeff"):
            return None
        text = sown(text)
        compile(text, path, "exec")
        return (text, Expected(text).by_line) if text.count("ssot: allow(") <= MOST else None
    except (SyntaxError, ValueError, UnicodeDecodeError, tokenize.TokenError):
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=1200)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    random.seed(options.seed)
    files = sorted(python_files(options.folder))
    random.shuffle(files)
    wanted, compared, differing = {}, 0, 0
    with tempfile.TemporaryDirectory() as tree:
        open(os.path.join(tree, "ssot.json"), "w", encoding="utf-8").write("{}")
        for index, path in enumerate(files[: options.files]):
            one = prepared(path)
            if one is None:
                continue
            wanted[f"f{index}.py"] = (path, one[1])
            with open(os.path.join(tree, f"f{index}.py"), "w", encoding="utf-8", newline="") as file:
                file.write(one[0])
        facts = subprocess.run([os.path.abspath(options.ssot), "facts", "."], cwd=tree, capture_output=True, text=True, check=True)
    for record in map(json.loads, facts.stdout.splitlines()):
        if record["path"] not in wanted:
            continue
        path, expected = wanted[record["path"]]
        got = {}
        for each in record.get("suppressions", []):
            got.setdefault(each["line"], (each["column"], each.get("alone", False), each.get("leads", False),
                                          each.get("first_line", 0), each.get("last_line", 0)))
        compared += len(expected)
        for line in sorted(set(got) | set(expected)):
            if got.get(line) != expected.get(line):
                differing += 1
                print(f"{path}: line {line}: ssot {got.get(line)}, tokenize {expected.get(line)}")
    print(f"{len(wanted)} files, {compared} lines, {differing} differ")
    return 1 if differing or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
