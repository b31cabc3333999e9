"""GitHub's own Markdown parser reads the audit's golden file: every table is one, every step can be ticked off.

Usage: audit_markdown_tables.py REPOSITORY [FILE...]. Needs Debian's cmark-gfm; without it the test is skipped (exit 77).
"""
import pathlib
import re
import shutil
import subprocess
import sys

if not shutil.which("cmark-gfm"):
    print("cmark-gfm is missing. On Debian: apt-get install cmark-gfm")
    sys.exit(77)

golden = pathlib.Path(sys.argv[1]) / "tests" / "report" / "golden"
files = [pathlib.Path(name) for name in sys.argv[2:]] or sorted(golden.glob("audit*.markdown"))


def html_of(text):
    command = ["cmark-gfm", "--unsafe", "--extension", "table", "--extension", "tasklist", "--extension", "autolink"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


for path in files:
    text = path.read_text(encoding="utf-8")
    assert len(text) <= 65536, path
    html = html_of(text)
    lines = text.splitlines()
    rules = [line for line in lines if re.fullmatch(r"\|[-:|]+\|", line)]
    assert html.count("<table>") == len(rules), f"{path}: a table is none"
    rows = [line for line in lines if line.startswith("|")]
    assert html.count("<tr>") == len(rows) - len(rules), f"{path}: a row is none"
    for table in re.findall(r"<table>.*?</table>", html, re.S):
        cells = [len(re.findall(r"<t[hd][ >]", row)) for row in re.findall(r"<tr>.*?</tr>", table, re.S)]
        assert len(set(cells)) == 1, f"{path}: {table}"
        assert "\\|" not in table, f"{path}: a bar shows its escape"
    assert html.count('type="checkbox"') == sum(line.startswith("- [ ] ") for line in lines), f"{path}: a step cannot be ticked off"
    assert html.count('class="language-mermaid"') == lines.count("```mermaid"), path
    assert "<a " not in html, f"{path}: a name became a link"
print(f"{len(files)} pages read")
sys.exit(0 if files else 1)
