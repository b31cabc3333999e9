"""Reads the golden files of the formats for other programs with real parsers and looks at their shape.

Usage: parse_formats.py REPOSITORY
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

golden = pathlib.Path(sys.argv[1]) / "tests" / "report" / "golden"
NEW = 9  # new findings of the full run
HOSTILE = "a/\ufffd[31m\n::error::<img>\u202e\ufffd.py"


def check_junit(run, findings):
    root = xml.parse(golden / f"{run}.junit").getroot()
    assert root.tag == "testsuites"
    cases = root.findall("./testsuite/testcase")
    failures = root.findall("./testsuite/testcase/failure")
    assert len(failures) == findings == int(root.get("failures"))
    assert len(cases) == max(findings, 1) == int(root.get("tests"))
    for suite in root.findall("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
    for case in cases:
        assert case.get("name") and case.get("classname")
    if findings:
        assert HOSTILE in [suite.get("name") for suite in root.findall("testsuite")]
        for failure in failures:
            assert failure.get("type") in ("error", "warning", "note")


def check_checkstyle(run, findings):
    root = xml.parse(golden / f"{run}.checkstyle").getroot()
    assert root.tag == "checkstyle" and root.get("version")
    errors = root.findall("./file/error")
    assert len(errors) == findings
    for error in errors:
        assert int(error.get("line")) >= 1
        assert error.get("severity") in ("error", "warning", "info")
        assert error.get("source").startswith("ssot.SSOT") and error.get("message")
    if findings:
        assert HOSTILE in [file.get("name") for file in root.findall("file")]


def check_gitlab(run, findings):
    text = (golden / f"{run}.gitlab").read_bytes()
    assert text.startswith(b"[")  # no BOM
    issues = json.loads(text)
    assert len(issues) == findings == len({issue["fingerprint"] for issue in issues})
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["description"].startswith(issue["check_name"])
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1


def check_rdjson(run, findings):
    report = json.loads((golden / f"{run}.rdjson").read_text(encoding="utf-8"))
    assert report["source"] == {"name": "ssot"} and len(report["diagnostics"]) == findings
    for diagnostic in report["diagnostics"]:
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO") and diagnostic["message"]
        assert diagnostic["location"]["path"] and diagnostic["code"]["value"].startswith("SSOT")


def check_github(run, findings):
    lines = (golden / f"{run}.github").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert len(lines) == (findings + 1 if findings else 0)
    for line in lines:
        assert line.startswith(("::error ", "::warning ", "::notice ")) and "\x1b" not in line


for check in (check_junit, check_checkstyle, check_gitlab, check_rdjson, check_github):
    check("full", NEW)
    check("clean", 0)
print("10 reports parsed")
