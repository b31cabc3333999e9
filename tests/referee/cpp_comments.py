#!/usr/bin/env python3
"""Compares the lines on which `ssot facts` sees suppressions in C and C++ with the comments of Clang's raw lexer.

    cpp_comments.py --ssot build/release/bin/ssot FOLDER [--clang clang-19] [--seed 1] [--files 800]

Suppressions are put into comments, strings and between the lines of each file. What Clang says is a comment, with a suppression where
one may stand, must be what is read, outside `#if 0` (the raw lexer knows no directives, so that differences there and in
the names of `#include` are left out). Exit 1 on any difference, or when nothing was compared.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

ENDINGS = (".c", ".cc", ".cpp", ".h", ".hpp")
PLACE = re.compile(r"Loc=<[^\n]*?:(\d+):(\d+)>$", re.MULTILINE)
START = re.compile(r"(^|(?<=\s))(//[/!<]*|/\*[*!<]*|#+)\s*ssot: allow\(|^\s*\**\s*ssot: allow\(")
CONDITION = re.compile(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b\s*(.*)")


def sown(text):
    lines = []
    for line in text.split("\n"):
        if random.random() < 0.05:
            lines.append("  // ssot: allow(SSOT102) -- added")
        if random.random() < 0.03:
            lines += ["/* x", " * ssot: allow(SSOT103) -- in", " */"]
        lines.append(re.sub(r"//(?!/)", "// ssot: allow(SSOT101) -- r //", line) if random.random() < 0.7 else line)
    return "\n".join(lines)


def is_start(line, found):
    return (line[: found.start()].count("`") + line[: found.start()].count('"')) % 2 == 0


def expected_lines(clang, path):
    with open(path, "rb") as file:
        raw = file.read()
    starts = [0] + [at + 1 for at, byte in enumerate(raw) if byte == 10]
    run = subprocess.run([clang, "-cc1", "-x", "c++", "-std=c++20", "-dump-raw-tokens", path], capture_output=True, check=False)
    dump = run.stderr.decode("utf-8", "replace")
    places = [(int(each[1]), int(each[2]), each.start()) for each in PLACE.finditer(dump)]
    lines, said = set(), 0
    for index, (line, column, end) in enumerate(places):
        token, said = dump[said:end].lstrip("\n"), dump.find("\n", end) + 1
        if not token.startswith("comment '"):
            continue
        behind = places[index + 1] if index + 1 < len(places) else None
        stop = starts[behind[0] - 1] + behind[1] - 1 if behind else len(raw)
        text = raw[starts[line - 1] + column - 1 : stop].decode("utf-8", "replace")
        spliced = re.match(r"(\\[ \t]*\n\s*)+", text)  # a token begins at the splice before it
        if spliced:
            line += spliced[0].count("\n")
            text = text[spliced.end() :]
        parts = text.split("\n") if text.startswith("/*") else [re.sub(r"\\[ \t]*\n", "", text)]
        for number, part in enumerate(parts):
            if any(is_start(part, each) for each in START.finditer(part)):
                lines.add(line + number)
    return lines


def left_out(text):
    """Lines in `#if 0`, and those that include something."""
    dead, stack = set(), []
    for number, line in enumerate(text.split("\n"), 1):
        found = CONDITION.match(line)
        if found and found[1].startswith("if"):
            stack.append(found[1] == "if" and re.match(r"(0|false)\b", found[2]) is not None)
        elif found and found[1] == "endif" and stack:
            stack.pop()
        elif found and stack:
            stack[-1] = False
        if any(stack) or re.match(r"\s*#\s*include", line):
            dead.add(number)
    return dead


def files_of(folder):
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names if name.endswith(ENDINGS))


def prepared(path):
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    if len(text) > 150_000 or "\r" in text or text.startswith("\ufeff"):
        return None
    text = sown(text)
    return text if text.count("ssot: allow(") <= 900 else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--clang", default="clang-19")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=800)
    options = parser.parse_args()
    random.seed(options.seed)
    files = sorted(files_of(options.folder))
    random.shuffle(files)
    wanted, compared, differing = {}, 0, 0
    with tempfile.TemporaryDirectory() as tree:
        open(os.path.join(tree, "ssot.json"), "w", encoding="utf-8").write("{}")
        for index, path in enumerate(files[: options.files]):
            text = prepared(path)
            if text is None:
                continue
            name = f"f{index}{os.path.splitext(path)[1]}"
            wanted[name] = (path, text)
            with open(os.path.join(tree, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        facts = subprocess.run([os.path.abspath(options.ssot), "facts", "."], cwd=tree, capture_output=True, text=True, check=True)
        for record in map(json.loads, facts.stdout.splitlines()):
            if record["path"] not in wanted:
                continue
            path, text = wanted[record["path"]]
            expected = expected_lines(options.clang, os.path.join(tree, record["path"]))
            got = {each["line"] for each in record.get("suppressions", [])}
            compared += len(expected)
            for line in sorted((got ^ expected) - left_out(text)):
                differing += 1
                print(f"{path}: line {line}: {'ssot alone' if line in got else 'Clang alone'}: {text.split(chr(10))[line - 1][:120]}")
    print(f"{len(wanted)} files, {compared} lines, {differing} differ")
    return 1 if differing or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
