"""living_pages.py finds what no longer equals its source, names the command that mends it, and mends it.

usage: living_pages_test.py SCRIPT
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(sys.argv.pop(1)).resolve()


class LivingPages(unittest.TestCase):
    def setUp(self):
        base = tempfile.TemporaryDirectory()
        self.addCleanup(base.cleanup)
        self.tree = Path(base.name)
        self.ssot = self.tree / "ssot"
        self.write("ssot", '#!/bin/sh\necho "$@"; exit 3\n').chmod(0o755)

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def run_script(self, *more):
        return subprocess.run(
            [sys.executable, SCRIPT, self.tree, self.ssot, *more], capture_output=True, text=True
        )

    def expect_rewritten(self, block, body):
        page = self.write("docs/websocket/page.md", f"Words.\n\n{block}")
        stale = self.run_script()
        self.assertEqual(stale.returncode, 1, stale)
        self.assertIn("--rewrite", stale.stdout)
        self.assertEqual(self.run_script("--rewrite").returncode, 0)
        self.assertIn(body, page.read_text())
        self.assertEqual(self.run_script().returncode, 0)

    def expect_fault(self, block, sentence):
        self.write("docs/websocket/page.md", block)
        for more in ([], ["--rewrite"]):
            result = self.run_script(*more)
            self.assertEqual(result.returncode, 1)
            self.assertIn(sentence, result.stdout)

    def test_a_region_is_quoted_without_its_indentation(self):
        self.write("a.hpp", "namespace a {\n  // [one]\n  int f() {\n    return 1;\n  }\n  // [end one]\n}\n")
        self.expect_rewritten("<!-- from: a.hpp#one -->\n```cpp\nold\n```\n", "```cpp\nint f() {\n  return 1;\n}\n```")

    def test_a_piece_is_quoted_from_its_first_line_to_its_last(self):
        self.write("a.py", "x = 1\n\ndef f():\n    return 1\n\ndef g():\n    return 1\n")
        block = "<!-- from: a.py\n     first: def g():\n     last: return 1 -->\n```python\n```\n"
        self.expect_rewritten(block, "```python\ndef g():\n    return 1\n```")

    def test_a_session_is_one_shell_on_one_day(self):
        self.write("p/a.txt", "a\n")
        block = (
            "<!-- session: p -->\n```console\n$ ssot check\n$ echo $?\n$ cd ..; name=b\n```\n\n"
            "<!-- session -->\n```console\n$ ls project; printf $name; false\n```\n"
        )
        body = "$ ssot check\ncheck --today 2026-11-20\n$ echo $?\n3\n"
        self.expect_rewritten(block, body)
        self.assertIn("false\na.txt\nb\n```", (self.tree / "docs/websocket/page.md").read_text())

    def test_a_diff_is_applied_to_the_sessions_folder(self):
        self.write("p/a.txt", "a\n")
        block = (
            "<!-- session: p -->\n```diff\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-a\n+b\n```\n\n"
            "<!-- session -->\n```console\n$ cat a.txt\n```\n"
        )
        self.expect_rewritten(block, "$ cat a.txt\nb\n")
        self.assertEqual((self.tree / "p/a.txt").read_text(), "a\n")

    def test_arrows_of_a_diagram_are_imports(self):
        graph = '{"edges": [{"from": "q/a/x.py", "to": "q/b.py"}]}'
        self.write("ssot", f"#!/bin/sh\necho '{graph}'\n")
        self.write("p/q/a/x.py", "import b\n")
        self.write("p/q/b.py", "")
        diagram = '<!-- graph: p q/ -->\n```mermaid\nflowchart LR\n  a["a/"] --> b["b.py<br>the other"]\n  b -. "tells" .-> a\n```\n'
        self.write("docs/websocket/page.md", diagram)
        self.assertEqual(self.run_script().returncode, 0)
        self.expect_fault(diagram.replace('-. "tells" .->', "-->"), "nothing of q/b.py imports q/a/")

    def test_what_cannot_be_mended_is_said(self):
        self.write("a.py", "x = 1\nx = 1\n")
        self.write("p/a.txt", "a\n")
        self.expect_fault("```cpp\nint a;\n```\n", "does not say where it comes from")
        self.expect_fault("<!-- from: gone.py -->\n```python\n```\n", "there is no gone.py")
        self.expect_fault("<!-- from: a.py#one -->\n```python\n```\n", "needs exactly one comment [one]")
        self.expect_fault("<!-- from: a.py\n first: x = 1\n last: x = 1 -->\n```python\n```\n", "2 times")
        self.expect_fault('<!-- graph: p -->\n```mermaid\na["q/b.txt"]\n```\n', "which is not in p")
        self.expect_fault("<!-- session: p -->\n```diff\n--- a/b\n+++ b/b\n@@ -1 +1 @@\n-a\n+b\n```\n", "does not apply")


if __name__ == "__main__":
    unittest.main()
