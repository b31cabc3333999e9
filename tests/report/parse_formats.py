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


def check_sarif(run, findings, name="sarif"):
    report = json.loads((golden / f"{run}.{name}").read_text(encoding="utf-8"))
    assert report["version"] == "2.1.0" and len(report["runs"]) == 1
    one = report["runs"][0]
    assert one["columnKind"] == "utf16CodeUnits" and one["automationDetails"]["id"] == "ssot/"
    rules = one["tool"]["driver"]["rules"]
    for rule in rules:
        for text in ("shortDescription", "fullDescription"):
            assert rule[text]["text"]
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["precision"] and rule["properties"]["problem.severity"]
    fresh = [result for result in one["results"] if result.get("baselineState", "new") == "new" and not result.get("suppressions")]
    assert len(fresh) == findings
    for result in one["results"]:
        assert result["message"]["text"] and result["partialFingerprints"]["ssot/v1"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert not uri.startswith("/") and ".." not in uri.split("/") and all("!" <= byte <= "~" for byte in uri)
        if name == "sarif-github":
            region = place["region"]
            assert region["startLine"] >= 1 and region["endColumn"] > region["startColumn"] >= 1
            assert result["partialFingerprints"]["primaryLocationLineHash"]


def check_sarif_github(run, findings):
    check_sarif(run, findings, "sarif-github")
    results = json.loads((golden / f"{run}.sarif-github").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) == findings


def check_markdown(run, findings):
    text = (golden / f"{run}.markdown").read_text(encoding="utf-8")
    assert len(text) < 65536 and text.startswith("## ssot: ")
    assert sum(line.startswith("- **") for line in text.split("\n")) == findings
    outside_code = [part for line in text.split("\n") for part in line.split("`")[::2]]
    assert not any("<" in part or "http" in part for part in outside_code)


for check in (check_junit, check_checkstyle, check_gitlab, check_rdjson, check_github, check_sarif, check_sarif_github, check_markdown):
    check("full", NEW)
    check("clean", 0)
print("16 reports parsed")
