#!/usr/bin/env python3
"""Judges the C++ front end against Clang: draws units of a compile database, compares includes, definitions.

    cpp_facts.py BUILD_DIR ROOT --bin BIN_DIR [--units 200] [--seed N] [--skip-bodies] [--examples 5]

BUILD_DIR holds compile_commands.json, ROOT is the source tree; BIN_DIR holds ssot_cpp_referee (ninja
cpp_referees) and ssot. Judged is what `ssot facts ROOT` prints, or, with --alone, what the front end says of each
file by itself (ssot_cpp_facts), or, with --depth 2, what Clang says of each file alone (ssot_cpp_deep_facts),
or, with --depth 3, what Clang says of each file in a unit that reaches it. Exit 1: an
include is missing or stands elsewhere, or fewer definitions than --bar percent were found by kind, place and qualified
name; or, at depths 2 and 3, something was read that no unit holds, or a detail
differs. Units that do not compile are replaced by others. Counted apart, each by what Clang itself says of it:
definitions that a macro writes, whole or by a scope around them; those in a scope that the including file opened;
what only a declaration in another file says (virtual, static); bases under an `#if` in the head of their class;
what was read under a condition, in a function body, or from depth 1.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile


def run_json_lines(command, names, jobs=1):
    """The JSON lines of `command`, given `names` on standard input, split over `jobs` processes."""
    parts = [names[i::jobs] for i in range(jobs)]
    processes = []
    for part in parts:
        # A file, not a pipe: neither side may wait for the other.
        with tempfile.TemporaryFile("w+") as names_file:
            names_file.write("".join(name + "\n" for name in part))
            names_file.flush()
            names_file.seek(0)
            processes.append(
                subprocess.Popen(
                    command, stdin=names_file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            )
    for process in processes:
        yield from (json.loads(line) for line in process.stdout)
        process.stdout.close()
        process.wait()


def read_tree(program, root, wanted):
    """What `ssot facts` prints for the files `wanted` of the tree, by absolute path."""
    command = [program, "facts", "--quiet", root]
    read = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            path = root + line[len('{"path":"') : line.index('"', len('{"path":"'))]
            if path in wanted:
                record = json.loads(line)
                record["path"] = path
                read[path] = record
    return read


def read_units(program, build, root, paths):
    """What `ssot facts --depth 3` prints for the files `paths`, by absolute path."""
    command = [program, "facts", "--quiet", "--depth", "3", "-p", os.path.abspath(build)] + paths
    output = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=False).stdout
    read = {}
    wanted = set(paths)
    for record in map(json.loads, output.splitlines()):
        record["path"] = root + record["path"]
        if "definitions" in record and record["path"] in wanted:
            read[record["path"]] = record
    return read


def draw_units(build, root, seed):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        names = {os.path.join(entry["directory"], entry["file"]) for entry in json.load(file)}
    units = sorted({os.path.normpath(name) for name in names if name.startswith(root)})
    return random.Random(seed).sample(units, len(units))


def ask_clang(command, units, count, jobs):
    """What Clang sees in the first `count` of `units` that compile, and how many of those before did not."""
    seen, failed, start = {}, 0, 0
    while start < len(units) and start - failed < count:
        part = sorted(units[start : start + count - (start - failed)])
        start += len(part)
        for item in run_json_lines(command, part, jobs):
            if item["what"] == "failed":
                failed += 1
            else:
                seen[json.dumps(item)] = item
    return list(seen.values()), start - failed, failed


RECORDS = ("struct", "union", "enum", "class")


class Tally:
    def __init__(self):
        self.counts = collections.Counter()
        self.examples = collections.defaultdict(list)

    def add(self, kind, example=None):
        self.counts[kind] += 1
        if example is not None and len(self.examples[kind]) < 2000:
            self.examples[kind].append(example)


def compare_includes(wanted, read, tally):
    by_line = collections.defaultdict(list)
    for record in read.values():
        for item in record["imports"]:
            if item["kind"] == "include":
                by_line[record["path"], item["line"]].append(item)
    for item in wanted:
        found = by_line.get((item["path"], item["line"]), [])
        tally.add("includes")
        if any(other["module"] == item["module"] for other in found):
            continue
        if item["macro"] and any("computed" in other for other in found):
            tally.add("includes computed, and marked so")
            continue
        tally.add("INCLUDE MISSING", f'{item["path"]}:{item["line"]} {item["module"]}')


def normal(name):
    """Clang prints the type of conversion operators in full, and template arguments behind constructors."""
    head, operator, tail = name.rpartition("operator ")
    if operator and not tail.startswith(("new", "delete", "co_await")):
        return head + "operator conversion"
    scope, colons, last = name.partition("<")[0].rpartition("::")
    if "<" in name and not last.startswith("operator"):
        name = scope + colons + last
    return name.replace('operator"" ', 'operator""')


def compare_definitions(wanted, read, tally):
    places = collections.defaultdict(list)
    for record in read.values():
        for item in record["definitions"]:
            places[record["path"], item["line"]].append((item, normal(item["qualified"])))
    for item in wanted:
        name = normal(item["qualified"])
        here = f'{item["path"]}:{item["line"]} {item["kind"]} {item["qualified"]}'
        candidates = places.get((item["path"], item["line"]), [])
        named = [other for other, n in candidates if n == name and "declaration" not in other]
        if any(kind_fits(item["kind"], other) for other in named):
            tally.add("definitions found")
            tally.add(f'  found: {item["kind"]}')
        elif item["macro"]:
            tally.add("definitions written by macros, not judged", here)
        elif item["includer"] and any(given_by_includer(n, name) for _, n in candidates):
            tally.add("definitions whose scope the including file opened, not judged", here)
        else:
            tally.add("definitions not found")
            seen = [(o["kind"], o["qualified"], "declaration" in o) for o, _ in candidates]
            tally.add(reason(item, name, candidates), f"{here}   read: {seen}")


def given_by_includer(read, whole):
    """`C::f` was read for the `ns::C::f` that the unit holds."""
    return whole.endswith("::" + read)


class Heads:
    """Whether an `#if` stands between the name of a class and its `{`."""

    def __init__(self):
        self.files = {}

    def conditional(self, path, line):
        if path not in self.files:
            with open(path, encoding="utf-8", errors="replace") as file:
                self.files[path] = file.read().splitlines()
        for text in self.files[path][line - 1 :]:
            if text.lstrip().startswith("#"):
                return True
            if "{" in text:
                return False
        return False


def apart(found, item, other, heads, path):
    """Why a difference is none of depth 2's; empty when it is."""
    if found.startswith(("virtual is missing", "static is missing")) and other["elsewhere"]:
        return "said by a declaration in another file"
    if found.startswith("bases") and heads.conditional(path, item["line"]):
        return "bases under an #if"
    return ""


def compare_details(wanted, read, tally):
    """Depth 2: members agree in parameters and qualifiers, and nothing is read that the unit does not hold."""
    by_place = collections.defaultdict(list)
    heads = Heads()
    for item in wanted:
        by_place[item["path"], item["line"]].append((item, normal(item["qualified"])))
    for record in read.values():
        for item in record["definitions"]:
            if item["kind"] in ("macro", "variable") or "declaration" in item:
                continue
            if item["kind"] == "alias" and "access" in item:
                continue  # the referee does not list what a class takes over from its bases
            here = f'{record["path"]}:{item["line"]} {item["kind"]} {item["qualified"]}'
            tally.add("  depth 2: " + ("sure" if item["sure"] else "from depth 1"), None if item["sure"] else here)
            name = normal(item["qualified"])
            same = [other for other, n in by_place.get((record["path"], item["line"]), []) if n == name]
            if not same:
                here_too = by_place.get((record["path"], item["line"]), [])
                if any(other["includer"] and given_by_includer(name, n) for other, n in here_too):
                    tally.add("  depth 2: the including file opened its scope")
                elif "conditional" in item or "local" in item or not item["sure"]:
                    tally.add("  depth 2: not in the unit, and marked conditional, local or unsure")
                else:
                    tally.add("READ THOUGH NO UNIT HOLDS IT", here)
                continue
            if not item["sure"] or not any(kind_fits(other["kind"], item) for other in same):
                continue
            differences = [(difference(item, other), other) for other in same]
            tally.add("  depth 2: compared in detail")
            if not all(found for found, _ in differences):
                continue
            why = apart(differences[0][0], item, differences[0][1], heads, record["path"])
            tally.add("  depth 2: " + why if why else "DETAILS DIFFER", f"{here}   {differences[0][0]}")


def difference(item, other):
    """What differs between what was read and what Clang saw; empty when nothing does."""
    if other["kind"] == "function":
        seen = [p["name"] + ("=" if p["default"] else "") for p in item["parameters"]]
        seen = ["..." if p["kind"] == "vararg" else n for p, n in zip(item["parameters"], seen)]
        # Out of line the defaults stand in another declaration.
        bare = [name for name, full in zip(seen, other["parameters"]) if name not in (full, full.rstrip("="))]
        if bare or len(seen) != len(other["parameters"]):
            return f'parameters {seen} for {other["parameters"]}'
        for key in ("static", "const", "virtual", "deleted"):
            if other[key] and not item.get(key, False):
                return f"{key} is missing"
            if item.get(key, False) and not other[key] and key != "virtual":
                return f"{key} is too much"
    if "bases" in other and len(item.get("bases", [])) != other["bases"]:
        return f'bases {item.get("bases", [])} for {other["bases"]}'
    return ""


def kind_fits(kind, other):
    return other["kind"] == kind or (kind == "alias" and other["kind"] in RECORDS)


def reason(item, name, candidates):
    last = name.rpartition("::")[2]
    same = [other for other, n in candidates if n.rpartition("::")[2] == last]
    if not same:
        return f'NOT READ: {item["kind"]}' + (" (local)" if item["local"] else "")
    if any(n == name for _, n in candidates):
        return "READ AS DECLARATION OR OTHER KIND"
    return "READ WITH ANOTHER SCOPE"


def main():
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("build")
    parser.add_argument("root")
    parser.add_argument("--bin", required=True)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--bar", type=float, default=99.5)
    parser.add_argument("--examples", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="judge the front end by itself")
    parser.add_argument("--depth", type=int, default=1, choices=(1, 2, 3))
    parser.add_argument("--skip-bodies", action="store_true", help="faster; local classes are not judged")
    parser.add_argument("--save", help="keep what Clang saw in this file")
    parser.add_argument("--load", help="take what Clang saw from this file")
    args = parser.parse_args()
    root = os.path.realpath(args.root) + "/"
    print(f"seed {args.seed}")
    if args.load:
        with open(args.load, encoding="utf-8") as file:
            seen = [item for item in map(json.loads, file) if item["what"] != "failed"]
    else:
        units = draw_units(args.build, root, args.seed)
        command = [os.path.join(args.bin, "ssot_cpp_referee"), args.build, root]
        command += ["--skip-bodies"] * args.skip_bodies
        seen, judged, failed = ask_clang(command, units, args.units, args.jobs)
        print(f"{judged} units; {failed} that do not compile were replaced")
        if args.save:
            with open(args.save, "w", encoding="utf-8") as file:
                file.writelines(json.dumps(item) + "\n" for item in seen)
    paths = sorted({item["path"] for item in seen})
    tally = Tally()
    if args.depth == 2:
        records = run_json_lines([os.path.join(args.bin, "ssot_cpp_deep_facts")], paths)
        read = {record["path"]: record for record in records}
    elif args.depth == 3:
        read = read_units(os.path.join(args.bin, "ssot"), args.build, root, paths)
    elif args.alone:
        records = run_json_lines([os.path.join(args.bin, "ssot_cpp_facts")], paths)
        read = {record["path"]: record for record in records}
    else:
        read = read_tree(os.path.join(args.bin, "ssot"), root, set(paths))
    for path in paths:
        if path not in read:
            tally.add("files that ssot does not read", path)
    compare_includes([item for item in seen if item["what"] == "include"], read, tally)
    compare_definitions([item for item in seen if item["what"] == "definition"], read, tally)
    if args.depth >= 2:
        compare_details([item for item in seen if item["what"] == "definition"], read, tally)
    for record in read.values():
        for gap in record["gaps"]:
            tally.add(f'gap: {gap["kind"]}', f'{record["path"]}:{gap["line"]} {gap["reason"]}')
    print(f"{len(paths)} files")
    for kind, count in sorted(tally.counts.items()):
        print(f"{count:9} {kind}")
        for example in tally.examples[kind][: args.examples]:
            print(f"            {example.replace(root, '')}")
    found, lost = tally.counts["definitions found"], tally.counts["definitions not found"]
    share = 100.0 * found / max(1, found + lost)
    missing = tally.counts["INCLUDE MISSING"]
    print(f"includes missing: {missing}; definitions found: {share:.3f} % of {found + lost}")
    wrong = tally.counts["READ THOUGH NO UNIT HOLDS IT"] + tally.counts["DETAILS DIFFER"]
    return 1 if missing or wrong or share < args.bar or not tally.counts["includes"] else 0


if __name__ == "__main__":
    sys.exit(main())
