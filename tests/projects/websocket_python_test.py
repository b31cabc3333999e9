"""The two Python products of fixtures/projects are programs that run: the consolidated one passes its own tests, and both
answer a request with the five events in order. Needs nothing but Python.

usage: websocket_python_test.py SOURCE_DIR
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROJECTS = Path(sys.argv.pop(1)) / "fixtures" / "projects"
GOLDEN_PATH = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"]

# The fragmented product's tests are written for pytest; its functions take nothing but what patch hands in.
RUN_TESTS = """
import tests.test_event_monitor, tests.test_supervisor
for module in (tests.test_event_monitor, tests.test_supervisor):
    for name in dir(module):
        if name.startswith("test_"):
            getattr(module, name)()
            print(name)
"""


class Product(unittest.TestCase):
    def setUp(self):
        self._base = tempfile.TemporaryDirectory()
        self.addCleanup(self._base.cleanup)

    def run_in(self, name, *arguments):
        folder = Path(self._base.name) / name
        shutil.copytree(PROJECTS / name, folder)
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
        )

    def events(self, name):
        lines = self.run_in(name, "-m", "agent_service.app", "6 * 7").stdout.splitlines()
        return [json.loads(line)["event"] for line in lines]

    def test_the_consolidated_one_passes_its_tests(self):
        result = self.run_in("websocket-python-consolidated", "-W", "error", "-m", "unittest")
        self.assertIn("\nOK", result.stderr)
        self.assertNotIn("Ran 0 tests", result.stderr)

    def test_the_consolidated_one_sends_the_five_events(self):
        self.assertEqual(self.events("websocket-python-consolidated"), GOLDEN_PATH)

    def test_the_fragmented_one_passes_its_tests_too(self):
        result = self.run_in("websocket-python-fragmented", "-c", RUN_TESTS)
        self.assertEqual(len(result.stdout.splitlines()), 5)

    def test_the_fragmented_one_sends_the_five_events_too(self):
        events = self.events("websocket-python-fragmented")
        self.assertEqual([event for event in events if event in GOLDEN_PATH], GOLDEN_PATH)


if __name__ == "__main__":
    unittest.main()
