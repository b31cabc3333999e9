"""Validates golden reports, audits, trends and facts against the schemas that `ssot schema` prints.

Usage: validate_reports.py REPOSITORY [FILE...]: the golden files, or those named (.json a report or an audit, .jsonl facts or a trend). Needs Debian's python3-jsonschema; without it the test is skipped (exit 77).
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is missing. On Debian: apt-get install python3-jsonschema")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
golden = root / "tests" / "report" / "golden"
projects = root / "fixtures" / "projects"
files = [pathlib.Path(name) for name in sys.argv[2:]] or sorted([*golden.glob("*.json*"), *projects.glob("*.golden.json")])


def validator(name):
    schema = json.loads((root / "rules" / "schema" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def schema_of(document):
    """By its "schema", which a record of facts does not have."""
    version = document.get("schema", "ssot-facts/1")
    return version.removeprefix("ssot-").removesuffix("/1") + ".schema.json"


documents = []
for path in files:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        documents.append((path.name, json.loads(text)))
    else:
        lines = enumerate(text.splitlines(), 1)
        documents += [(f"{path.name}:{number}", json.loads(line)) for number, line in lines]

failed = False
for name, document in documents:
    for error in validator(schema_of(document)).iter_errors(document):
        failed = True
        print(f"{name}: {error.json_path}: {error.message}")
print(f"{len(documents)} documents validated")
sys.exit(1 if failed or not documents else 0)
