#!/usr/bin/env python3
"""Measures ssot beside its peers; called by ci/bench.sh, which documents the options."""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

CONCEPT = {
    # The pattern of performance.md's Python tree; in the C++ tree the same amount of work on names that occur there.
    "python": {"id": "manager", "names": ["*WebSocket*Manager*"]},
    "cpp": {"id": "manager", "names": ["*PassManager*"]},
}
REGEX = {"python": r"import .*Manager", "cpp": r"class \w*PassManager"}
FAMILY = {"python": ["*.py"], "cpp": ["*.c", "*.cc", "*.cpp", "*.cxx", "*.h", "*.hh", "*.hpp", "*.inc", "*.def"]}
BARS = [  # tree, what, peer, bar, goal, "at most" or "at least", of ours against the peer
    ("python", "check", "ripgrep", 6, 3, "x its time, at most"),
    ("python", "check", "ast-grep", 25, 60, "x faster, at least"),
    ("cpp", "check", "ripgrep", 5, 3, "x its time, at most"),
    ("cpp", "check", "cpp-dependencies", 1.5, 2.5, "x faster, at least"),
    ("cpp", "facts", "ctags", 2, 4, "x faster, at least"),
    ("cpp", "audit", "ctags", 2, 4, "x faster, at least"),
]


def fetch(package, out):
    """Debian's source of a package, unpacked."""
    folder = os.path.join(out, package)
    if not os.path.isdir(folder):
        subprocess.run(["apt-get", "source", "-qq", "--download-only", package], cwd=out, check=True)
        dsc = [f for f in os.listdir(out) if f.startswith(package + "_") and f.endswith(".dsc")][0]
        subprocess.run(["dpkg-source", "--no-check", "-x", dsc, package], cwd=out, check=True, stdout=subprocess.DEVNULL)
    return folder


def linked_copy(tree, target, share=1):
    """The tree by hard links, every share-th folder of it, so that a policy can lie beside it and nothing is written into it."""
    count = 0
    for folder, folders, files in os.walk(tree):
        folders[:] = sorted(f for f in folders if f not in (".git", "node_modules"))
        count += 1
        if count % share:
            continue
        here = os.path.join(target, os.path.relpath(folder, tree))
        os.makedirs(here, exist_ok=True)
        for name in sorted(files):
            source = os.path.join(folder, name)
            if os.path.islink(source):
                continue
            try:
                os.link(source, os.path.join(here, name))
            except OSError:
                shutil.copyfile(source, os.path.join(here, name))
    return target


def measure(command, cwd, runs, codes=(0, 1)):
    """Median wall seconds by hyperfine, and peak memory in MB of one more run."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run(["hyperfine", "-N", "-i", "--warmup", "2", "--runs", str(runs), "--style", "none", "--output", "null",
                        "--export-json", out.name, command], cwd=cwd, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        result = json.load(open(out.name))["results"][0]
    if any(code not in codes for code in result["exit_codes"]):
        raise RuntimeError(f"{command}: exit codes {set(result['exit_codes'])}")
    pid = os.spawnlp(os.P_NOWAIT, "sh", "sh", "-c", f"cd '{cwd}' && exec {command} >/dev/null 2>&1")
    memory = os.wait4(pid, 0)[2].ru_maxrss / 1024
    return {"seconds": round(result["median"], 4), "stddev": round(result["stddev"] or 0, 4), "memory_mb": round(memory, 1)}


def commands(kind, ssot, threads):
    globs = " ".join(f"-g '{g}'" for g in FAMILY[kind])
    table = {"check": f"{ssot} check --quiet --format json", "ripgrep": f"rg -c --no-messages {globs} '{REGEX[kind]}' ."}
    language = "Python" if kind == "python" else "C,C++"
    kinds = "--kinds-Python=c" if kind == "python" else "--kinds-C=s --kinds-C++=cs"
    table["ctags"] = f"ctags -R --languages={language} {kinds} -f - ."
    table["facts"] = f"{ssot} facts -j1 ."
    table["audit"] = f"{ssot} audit -j1 --quiet --format json"  # ctags has one thread
    ast_grep = os.path.abspath("ci/peers/node_modules/@ast-grep/cli-linux-x64-gnu/ast-grep")
    if kind == "python" and os.path.exists(ast_grep):
        table["ast-grep"] = f"{ast_grep} run -j {threads} -l python -p 'from $A import $B' --no-ignore hidden ."
    peer = os.environ.get("CPP_DEPENDENCIES")
    if kind == "cpp" and peer:
        table["cpp-dependencies"] = f"{peer} --dir . --stats"
    return table


def bench_staged(copy, args):
    """One file staged in a repository of the tree, as a commit hook meets it: HEAD and what is staged are judged as wholes."""
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "core.autocrlf=false", *arguments],
                       cwd=copy, check=True, stdout=subprocess.DEVNULL)
    git("init", "-q", ".")
    git("add", "-A", "-f")
    git("commit", "-q", "-m", "tree")
    with open(os.path.join(copy, "bench_staged.py"), "w") as out:
        out.write("import os\n")
    git("add", "bench_staged.py")
    row = measure(f"{args.ssot} check --staged --quiet --format json", copy, args.runs)
    shutil.rmtree(os.path.join(copy, ".git"))
    os.unlink(os.path.join(copy, "bench_staged.py"))
    return row


def bench_tree(kind, tree, args, work):
    copy = linked_copy(tree, os.path.join(work, kind))
    policy = os.path.join(copy, "ssot.json")
    if os.path.exists(policy):
        os.unlink(policy)
    json.dump({"extends": ["ssot:recommended"], "concepts": [CONCEPT[kind]]}, open(policy, "w"))
    rows = {}
    for name, command in commands(kind, args.ssot, os.cpu_count()).items():
        try:
            rows[name] = measure(command, copy, args.runs)
        except (RuntimeError, subprocess.CalledProcessError) as error:
            print(f"left out: {kind} {name}: {error}", file=sys.stderr)
    rows["staged"] = bench_staged(copy, args)
    # A quarter of the tree once, twice and four times side by side.
    growth = {}
    part = os.path.join(work, kind + "-parts")
    os.makedirs(part)
    shutil.copyfile(policy, os.path.join(part, "ssot.json"))
    for copies in (1, 2, 3, 4):
        linked_copy(tree, os.path.join(part, f"part{copies}"), 4)
        if copies != 3:
            growth[f"{copies}x"] = measure(f"{args.ssot} check --quiet --format json", part, args.runs)["seconds"]
    return {"rows": rows, "growth": growth}


def report(results):
    for kind, result in results.items():
        print(f"\n{kind}")
        for name, row in result["rows"].items():
            print(f"  {name:18} {row['seconds']:8.3f} s ± {row['stddev']:.3f} {row['memory_mb']:8.1f} MB")
        growth = result["growth"]
        base = growth["1x"]
        print("  growth             " + ", ".join(f"{k}: {v:.3f} s ({v / base:.2f})" for k, v in growth.items()))
    print("\nagainst the bars of docs/performance.md")
    for kind, ours, peer, bar, goal, words in BARS:
        rows = results.get(kind, {}).get("rows", {})
        if ours not in rows or peer not in rows:
            continue
        ratio = rows[ours]["seconds"] / rows[peer]["seconds"]
        faster = words.startswith("x faster")
        value = 1 / ratio if faster else ratio
        met = value >= goal if faster else value <= goal
        passed = value >= bar if faster else value <= bar
        verdict = "goal" if met else "bar" if passed else "MISSED"
        print(f"  {kind:7} {ours:6} against {peer:17} {value:7.2f}  (bar {bar}, goal {goal} {words}): {verdict}")
    for kind, result in results.items():
        staged = result["rows"].get("staged", {}).get("seconds")
        if staged:
            verdict = "goal" if staged <= 0.15 else "bar" if staged <= 0.4 else "MISSED"
            print(f"  {kind:7} check --staged, one file: {staged:.3f} s (bar 0.4, goal 0.15 s): {verdict}")
    for what in ("check", "audit"):
        memory = results.get("cpp", {}).get("rows", {}).get(what, {}).get("memory_mb")
        if memory:
            verdict = "goal" if memory <= 300 else "bar" if memory <= 1000 else "MISSED"
            print(f"  cpp     memory of {what} {memory} MB (bar 1000, goal 300): {verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--python")
    parser.add_argument("--cpp")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", default="build/bench/result.json")
    args = parser.parse_args()
    out = os.path.dirname(os.path.abspath(args.out))
    os.makedirs(out, exist_ok=True)
    trees = {"python": args.python, "cpp": args.cpp}
    if not any(trees.values()):
        trees = {"python": fetch("python3.11", out), "cpp": fetch("llvm-toolchain-19", out)}
    results = {}
    for kind, tree in trees.items():
        if tree:
            with tempfile.TemporaryDirectory(dir=out) as work:
                results[kind] = bench_tree(kind, os.path.abspath(tree), args, work)
    json.dump(results, open(args.out, "w"), indent=2)
    report(results)


if __name__ == "__main__":
    main()
