"""The two Python products of fixtures/projects are programs that run: both pass their tests and answer a request with the five
events in order. What docs/websocket/why-single-source.md says of the fragmented one is so. Needs nothing but Python.

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

# One line for each fault that the page names.
SHOW_FAULTS = """
import asyncio
from unittest.mock import patch
import agent_service.agents.registry  # first: the ring of imports can only be entered here
from agent_service.agents.event_bridge import AgentEventBridge
from agent_service.agents.execution_context import ExecutionContext
from agent_service.agents.research_agent import ResearchAgent
from agent_service.routes import admin_socket, chat_socket, health
from agent_service.user_context import UserContext
from agent_service.websocket_core.types import WebSocketConnection
from agent_service.websocket_core.websocket_manager import get_websocket_manager
from tests import test_supervisor

async def show():
    user = UserContext("ada", "thread-1")
    received = []
    async def send(message):
        received.append(message)
    manager = get_websocket_manager(user)
    await manager.add_connection(WebSocketConnection("one", user, send))
    print("announcement reached", await admin_socket.announce_restart([user], 30))
    await ResearchAgent().run(ExecutionContext(user, "tides", AgentEventBridge(manager)))
    print("research sent", len(received))
    await manager.close()
    print("closed and healthy", health.health(user)["healthy"])

    async def requests():
        print("connections of version 1", len(chat_socket.legacy_manager.sockets_of("ada")))
        return
        yield
    await chat_socket.ChatSocket(None, None).serve(user, requests(), send)

asyncio.run(show())
with patch("tests.test_supervisor.MockWebSocketManager", lambda: "nonsense"):
    test_supervisor.test_a_sum_is_worked_out()
print("a test passes with nonsense")
"""


class Product(unittest.TestCase):
    def setUp(self):
        self._base = tempfile.TemporaryDirectory()
        self.addCleanup(self._base.cleanup)

    def run_in(self, name, *arguments):
        folder = Path(self._base.name) / name
        shutil.copytree(PROJECTS / name, folder)
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

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

    def test_the_fragmented_one_has_the_faults_that_the_page_names(self):
        shown = self.run_in("websocket-python-fragmented", "-c", SHOW_FAULTS).stdout.splitlines()
        self.assertEqual(
            shown,
            [
                "announcement reached 0",
                "research sent 3",
                "closed and healthy True",
                "connections of version 1 1",
                "a test passes with nonsense",
            ],
        )


if __name__ == "__main__":
    unittest.main()
