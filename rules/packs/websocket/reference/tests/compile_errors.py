#!/usr/bin/env python3
"""compile_errors.py COMPILER INCLUDE...: every line of compile_errors.cpp that ends in "// error: TEXT" is a compile error
with that text, and without those lines the file compiles."""
import pathlib
import re
import subprocess
import sys

source = pathlib.Path(__file__).with_suffix(".cpp")
command = [sys.argv[1], "-std=c++20", "-fsyntax-only", "-Werror=unused-result", str(source)]
command += ["-I" + include for include in sys.argv[2:]]

clean = subprocess.run(command, capture_output=True, text=True)
if clean.returncode != 0:
    sys.exit("Without the attempts it must compile:\n" + clean.stderr)

answer = subprocess.run(command + ["-DATTEMPTS"], capture_output=True, text=True).stderr
errors = re.findall(r"compile_errors\.cpp:(\d+):\d+: error: (.*)", answer)
attempts = 0
for number, line in enumerate(source.read_text().splitlines(), 1):
    if attempt := re.search(r"// error: (.+)$", line):
        attempts += 1
        if not any(int(place) == number and attempt[1] in text for place, text in errors):
            sys.exit(f"Line {number} is no error with \"{attempt[1]}\".\n{answer}")
if attempts < 11:
    sys.exit(f"Only {attempts} attempts were found.")
