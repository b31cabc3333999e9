#!/usr/bin/env python3
"""Compares what depth 1 proposes as constructions with what Clang finds in the same files.

    cpp_uses.py SSOT ROOT PATH...

Every construction that Clang is sure of must stand where depth 1 proposes one. Prints what is missing and the share
of what was found; those that a macro writes are the known difference.
"""
import json
import subprocess
import sys


def constructions(ssot, root, paths, depth):
    command = [ssot, "facts", "--uses", "--depth", depth, *paths]
    out = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    found = {}
    for line in out.splitlines():
        facts = json.loads(line)
        for use in facts.get("uses", []):
            if use["kind"] == "construction":
                found[(facts["path"], use["line"], use["column"])] = use
    return found


def main():
    ssot, root, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    proposed = constructions(ssot, root, paths, "1")
    sure = {at: use for at, use in constructions(ssot, root, paths, "2").items() if not use.get("maybe")}
    missing = sorted(at for at in sure if at not in proposed)
    for path, line, column in missing[:40]:
        use = sure[path, line, column]
        print(f"{path}:{line}:{column}: {use['name']} by {use.get('how', '')}")
    print(f"{len(sure)} constructions, {len(sure) - len(missing)} of them proposed, {len(missing)} missing")


if __name__ == "__main__":
    main()
