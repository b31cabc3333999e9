#!/usr/bin/env python3
"""Compares the files of every unit with what clang-scan-deps says of them.

includes_referee.py UNITS DEPS DIRECTORY [--show N]
  UNITS      what `ssot_unit_graph` printed
  DEPS       what `clang-scan-deps -format=make` printed for the same database
  DIRECTORY  where relative names in DEPS start

Names are compared by the file they lead to. Units that clang-scan-deps says nothing of (it failed on them) are counted.
Several units of one source are compared as a multiset of sets.
"""
import argparse
import collections
import os
import re
import sys

REAL = {}


def real(name, directory):
    if name not in REAL:
        REAL[name] = os.path.realpath(os.path.join(directory, name))
    return REAL[name]


def read_units(path):
    units, failed, files, source = collections.defaultdict(list), {}, None, None
    with open(path, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("unit "):
                source, files = line[5:], set()
                units[os.path.realpath(source)].append(files)
            elif line.startswith("failure "):
                failed[os.path.realpath(source)] = line[8:]
            else:
                files.add(real(line, "/"))
    return units, failed


def read_deps(path, directory):
    units = collections.defaultdict(list)
    with open(path, encoding="utf-8", errors="surrogateescape") as text:
        rules = re.split(r"(?<!\\)\n", text.read())
    for rule in rules:
        if ": " not in rule:
            continue
        names = re.split(r"(?<!\\)\s+", rule.split(": ", 1)[1].replace("\\\n", " ").strip())
        names = [re.sub(r"\\(.)", r"\1", name).replace("$$", "$") for name in names if name]
        if names:
            units[real(names[0], directory)].append({real(name, directory) for name in names})
    return units


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("units")
    arguments.add_argument("deps")
    arguments.add_argument("directory")
    arguments.add_argument("--show", type=int, default=5)
    options = arguments.parse_args()
    ours, failed = read_units(options.units)
    theirs = read_deps(options.deps, options.directory)
    same = different = silent = failed_here = 0
    for source, sets in sorted(ours.items()):
        expected = list(theirs.get(source, []))
        for files in sets:
            if files in expected:
                expected.remove(files)
                same += 1
                failed_here += source in failed
            elif not expected:
                silent += 1
                if source not in failed:
                    print(f"{source}: clang-scan-deps says nothing of it, and no failure is known here")
            else:
                nearest = min(expected, key=lambda other: len(files ^ other))
                expected.remove(nearest)
                different += 1
                if different <= options.show:
                    print(f"{source}: {failed.get(source, '')}")
                    for name in sorted(nearest - files)[:8]:
                        print(f"  missing {name}")
                    for name in sorted(files - nearest)[:8]:
                        print(f"  surplus {name}")
    unknown = sum(1 for source in theirs if source not in ours)
    print(f"{same} same ({failed_here} with an error of ours), {different} different, {silent} of which clang-scan-deps says nothing, "
          f"{unknown} only it knows")
    return 1 if different or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
