#!/usr/bin/env python3
"""A second opinion on the C++ front end: classes, structs, unions and enums by name and line, against Universal Ctags.

    cpp_ctags.py ROOT --ssot PROGRAM [--under llvm clang] [--examples 5] [--no-tests]

Lists what only one of the two sees, both ways, by what explains it. Neither is right by itself: ctags reads no `#if`
branch but the first, knows no macros, and loses its way now and then; it is no gate, but what stands under
"unexplained" is worth a look. Needs Debian's universal-ctags.
"""
import argparse
import collections
import json
import os
import re
import subprocess

RECORDS = ("class", "struct", "union", "enum")


def read_ours(program, root, wanted):
    """Facts by path, for files that are C or C++ by their name."""
    facts = {}
    with subprocess.Popen([program, "facts", "--quiet", root], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            path = line[len('{"path":"') : line.index('"', len('{"path":"'))]
            if not wanted(path):
                continue
            record = json.loads(line)
            if record["language"] == "cpp" and "path_bytes" not in record:
                facts[path] = record
    return facts


def read_ctags(root, paths, language, kinds):
    command = ["ctags", "-x", "--_xformat=%K\t%n\t%F\t%N", f"--language-force={language}", "--sort=no", "-L", "-"]
    command += [f"--kinds-{language}={kinds}"]
    done = subprocess.run(command, input="\n".join(paths) + "\n", cwd=root, capture_output=True, text=True, check=True)
    found = collections.defaultdict(set)
    for line in done.stdout.splitlines():
        kind, number, path, name = line.split("\t")
        if not name.startswith("__anon"):
            found[path].add((kind, name, int(number)))
    return found


class Text:
    """A file's lines, and which of them are literally dead."""

    def __init__(self, path):
        with open(path, encoding="utf-8", errors="replace") as file:
            self.lines = re.split("\r\n|\n|\r", file.read())

    def line(self, number):
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def is_dead(self, number):
        """Inside `#if 0`, by counting conditions; good enough to explain a difference."""
        open_conditions = []
        for line in self.lines[: number - 1]:
            word = re.match(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b\s*(\S*)", line)
            if not word:
                continue
            if word[1] in ("if", "ifdef", "ifndef"):
                open_conditions.append(word[1] == "if" and word[2] in ("0", "false"))
            elif word[1] == "endif":
                open_conditions[-1:] = []
            elif open_conditions:
                open_conditions[-1] = False
        return any(open_conditions)


def only_ctags(item, record, text):
    kind, name, number = item
    here = [d for d in record["definitions"] if d["line"] == number]
    same = [d for d in record["definitions"] if d["name"] == name and d["kind"] in RECORDS]
    if any(gap["kind"] == "lost" for gap in record["gaps"]):
        return "we report a gap in the file"
    if any(d["name"] == name and d["kind"] in RECORDS and "declaration" not in d for d in here):
        return "another kind of record for us"
    if any(d["name"] == name and "declaration" in d for d in here):
        return "a declaration for us"
    if any(abs(d["line"] - number) <= 3 and "declaration" not in d for d in same):
        return "the name stands on another line for us"
    if text.is_dead(number):
        return "in #if 0"
    line = text.line(number)
    if re.match(r"\s*(#|.*\\$)", line) or text.line(number - 1).endswith("\\"):
        return "in a macro's body"
    if not re.search(r"\b(class|struct|union|enum|namespace)\b", line + text.line(number - 1)):
        return "no such keyword there"
    return "UNEXPLAINED"


def only_ours(item, definition, theirs, text):
    kind, name, number = item
    if any(n == name and line == number for _, n, line in theirs):
        return "another kind of record for ctags"
    if any(n == name and abs(line - number) <= 3 for _, n, line in theirs):
        return "the name stands on another line for ctags"
    if "conditional" in definition:
        return "under #if: ctags reads one branch"
    if "local" in definition:
        return "in a function's body"
    if re.search(r"}[^;]*\b" + re.escape(name) + r"\b", text.line(number)):
        return "typedef struct {…} name: nameless for ctags"
    if "specialisation" in definition:
        return "a specialisation"
    return "UNEXPLAINED"


def main():
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("root")
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--under", nargs="*", default=[""], help="folders of ROOT")
    parser.add_argument("--no-tests", action="store_true", help="leave out folders called test or tests")
    parser.add_argument("--examples", type=int, default=5)
    args = parser.parse_args()

    def wanted(path):
        if args.no_tests and re.search(r"(^|/)tests?/", path):
            return False
        named = re.search(r"\.(c|cc|cpp|cxx|h|hh|hpp|hxx)$", path)
        return named and any(path.startswith(under) for under in args.under)

    ours = read_ours(os.path.abspath(args.ssot), os.path.realpath(args.root), wanted)
    plain_c = [path for path in ours if path.endswith(".c")]
    theirs = read_ctags(args.root, plain_c, "C", "sug")
    theirs.update(read_ctags(args.root, [path for path in ours if not path.endswith(".c")], "C++", "csug"))
    counts = collections.Counter()
    examples = collections.defaultdict(list)
    both = 0
    for path, record in sorted(ours.items()):
        mine = {
            (d["kind"], d["name"], d["line"]): d
            for d in record["definitions"]
            if d["kind"] in RECORDS and "declaration" not in d
        }
        both += len(mine.keys() & theirs[path])
        text = None
        for item in sorted(mine.keys() ^ theirs[path], key=lambda each: each[2]):
            text = text or Text(os.path.join(args.root, path))
            if item in mine:
                reason = "only ssot:  " + only_ours(item, mine[item], theirs[path], text)
            else:
                reason = "only ctags: " + only_ctags(item, record, text)
            counts[reason] += 1
            examples[reason].append(f"{path}:{item[2]} {item[0]} {item[1]}   {text.line(item[2]).strip()[:90]}")
    print(f"{len(ours)} files; both see {both}")
    for reason, count in sorted(counts.items()):
        print(f"{count:9} {reason}")
        step = max(1, count // max(1, args.examples))
        for example in examples[reason][::step][: args.examples]:
            print(f"            {example}")


if __name__ == "__main__":
    main()
