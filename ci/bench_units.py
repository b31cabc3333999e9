#!/usr/bin/env python3
"""Measures depth 3 beside Clang's own tools, in one run on one machine.

    ci/bench_units.py --ssot BIN --database FOLDER --tree FOLDER [--graph BIN] [--sample 30] [--seed N] [--threads 2]
                      [--out FILE.json]

FOLDER of --database holds compile_commands.json, for sources under that of --tree, which has an ssot.json with the concepts
to judge. --graph is the program ssot_unit_graph (ninja ssot_unit_graph). Peers: clang-scan-deps-19 and clang++-19, each
left out where it is missing.

1. The include graph of every unit: wall time of ssot_unit_graph against clang-scan-deps, the same number of threads each.
2. Concepts checked at depth 3: processor time of `ssot check --depth 3`, its workers counted, against `clang++
   -fsyntax-only` over all units, extrapolated from a random sample.

A benchmark, never a test: it judges nothing and always ends with 0 when it ran.
"""
import argparse
import json
import os
import random
import resource
import shlex
import shutil
import subprocess
import time

BARS = {"graph": (1.2, "x the time of clang-scan-deps, at most; goal 0.5"),
        "check": (0.01, "of -fsyntax-only over all units, at most")}


def measure(command, folder):
    """Wall seconds, processor seconds with those of children, and the exit code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"wall": round(wall, 2), "processor": round(spent, 2), "code": code}


def syntax_only(entry, compiler):
    """The command of an entry as a check of syntax; nothing is written."""
    words = entry.get("arguments") or shlex.split(entry["command"])
    kept = [compiler]
    skip = False
    for word in words[1:]:
        if skip or word in ("-c", "-o"):
            skip = word == "-o" and not skip
        else:
            kept.append(word)
    return kept + ["-fsyntax-only", "-w"]


def bench_graph(args, database):
    rows = {}
    if args.graph:
        rows["ssot_unit_graph"] = measure([args.graph, database, args.tree, str(args.threads)], args.tree)
    peer = shutil.which("clang-scan-deps-19")
    if peer:
        rows["clang-scan-deps"] = measure([peer, "-compilation-database", database, "-j", str(args.threads)], args.tree)
    return rows


def bench_check(args, entries):
    command = [args.ssot, "check", "--depth", "3", "-p", args.database, "-j", str(args.threads), "--quiet"]
    rows = {"ssot check --depth 3": measure(command, args.tree)}
    compiler = shutil.which("clang++-19")
    if compiler and args.sample:
        sample = random.Random(args.seed).sample(entries, min(args.sample, len(entries)))
        runs = [measure(syntax_only(entry, compiler), entry["directory"]) for entry in sample]
        spent = sum(run["processor"] for run in runs)
        rows["clang++ -fsyntax-only"] = {
            "processor": round(spent / len(sample) * len(entries), 1), "sample": len(sample), "sample_processor": round(spent, 2),
            "failed": sum(run["code"] != 0 for run in runs)}
    return rows


def report(results, units):
    print(f"{units} units")
    for name, rows in results.items():
        for program, row in rows.items():
            print(f"  {name:6} {program:22} " + ", ".join(f"{key} {value}" for key, value in row.items()))
    for name, unit in (("graph", "wall"), ("check", "processor")):
        values = [row[unit] for row in results[name].values()]
        if len(values) == 2:
            bar, words = BARS[name]
            verdict = "met" if values[0] <= bar * values[1] else "MISSED"
            print(f"{name}: {values[0] / values[1]:.4f}  (bar {bar} {words}): {verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--tree", required=True)
    parser.add_argument("--graph")
    parser.add_argument("--sample", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out")
    args = parser.parse_args()
    for name in ("ssot", "database", "tree", "graph"):
        if getattr(args, name):
            setattr(args, name, os.path.abspath(getattr(args, name)))
    database = os.path.join(args.database, "compile_commands.json")
    with open(database, encoding="utf-8") as file:
        entries = json.load(file)
    results = {"graph": bench_graph(args, database), "check": bench_check(args, entries)}
    report(results, len(entries))
    if args.out:
        with open(args.out, "w", encoding="utf-8") as file:
            json.dump({"units": len(entries), **results}, file, indent=1)


if __name__ == "__main__":
    main()
