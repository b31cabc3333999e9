"""Validates SARIF reports with the schema of OASIS and Microsoft's validator with GitHub's rules.

Usage: validate_sarif.py REPOSITORY [FILE...]: the golden files, or those named. Needs what ci/sarif.sh installs with npm (pinned in ci/sarif) and Debian's
python3-jsonschema; without them the test is skipped (exit 77). The validator ends with 0 whatever it found and passes what it cannot
parse, so the schema goes first and its lines are read.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is missing. On Debian: apt-get install python3-jsonschema")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
package = root / "ci" / "sarif" / "node_modules" / "@microsoft" / "sarif-multitool-linux"
if not package.is_dir():
    print("The validator is not installed; ci/sarif.sh installs it with npm.")
    sys.exit(77)

golden = root / "tests" / "report" / "golden"
files = [pathlib.Path(name) for name in sys.argv[2:]] or sorted(golden.glob("*.sarif*"))

# Not ours to give: a page of the tool, and a line for a finding about a whole file.
ACCEPTED = ("SARIF2005", "SARIF2017")

schema = json.loads((package / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
validator = jsonschema.validators.validator_for(schema)(schema)


def complaints_of_validator(file, folder):
    tool = package / "Sarif.Multitool"
    tool.chmod(0o755)
    copy = pathlib.Path(folder) / "report.sarif"
    shutil.copy(file, copy)
    environment = dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")
    # Without the notes: most want what GitHub does not take, such as message ids.
    command = [tool, "validate", copy, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
    assert "Analysis completed successfully" in run.stdout, run.stdout + run.stderr
    lines = [line for line in run.stdout.splitlines() if ": error " in line or ": warning " in line]
    return [line for line in lines if not any(f"warning {rule}:" in line for rule in ACCEPTED)]


failed = False
with tempfile.TemporaryDirectory() as scratch:
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(document):
            failed = True
            print(f"{path.name}: {error.json_path}: {error.message[:300]}")
        for complaint in complaints_of_validator(path, scratch):
            failed = True
            print(f"{path.name}: {complaint}")
print(f"{len(files)} SARIF reports validated")
sys.exit(1 if failed or not files else 0)
