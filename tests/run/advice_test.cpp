// What findings advise must work when it is done: a name that is to be written must be there.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>

#include "run/run.h"
#include "support/temporary_folder.h"

namespace ssot::test {
namespace {

// The advice of the finding at `path`:`line`.
std::string advice_at(const TemporaryFolder& folder, const std::string& path, int line) {
  Invocation invocation;
  invocation.paths = {folder.path()};
  const ScanResult result = check(std::get<Workspace>(open_workspace(invocation)));
  const auto at = std::find_if(result.findings.begin(), result.findings.end(), [&](const Finding& each) {
    return each.path == path && each.region.line == line;
  });
  return at == result.findings.end() ? "no finding" : at->advice;
}

TEST(Advice, NamesForAStringOnlyWhatTheModuleHas) {
  const TemporaryFolder folder;
  folder.write("ssot.json", R"({"concepts": [{"id": "m", "canonical": ["app.ws:Manager"],
    "implementation": ["app.engine"], "paths": [{"path": "app.old", "state": "removed", "replace": "app.ws"}]}]})");
  folder.write("app/__init__.py");
  folder.write("app/engine.py", "TRIES = 3\nPAUSE = 1\n");
  folder.write("app/ws.py", "from app.engine import PAUSE\nclass Manager: ...\n");
  folder.write("probe.py",
               "from unittest.mock import patch\n"
               "patch('app.engine.TRIES', 1)\n"
               "patch('app.engine.PAUSE', 1)\n"
               "patch('app.old.Manager')\n"
               "patch('app.old.PAUSE')\n"
               "patch('app.old.gone')\n");
  EXPECT_EQ(advice_at(folder, "probe.py", 2), "Name something that app.ws has instead.");
  EXPECT_EQ(advice_at(folder, "probe.py", 3), "Name app.ws.PAUSE instead.");
  EXPECT_EQ(advice_at(folder, "probe.py", 4), "Name app.ws.Manager instead.");
  EXPECT_EQ(advice_at(folder, "probe.py", 5), "Name app.ws.PAUSE instead.");
  EXPECT_EQ(advice_at(folder, "probe.py", 6), "Name something that app.ws has instead.");
}

TEST(Advice, NamesTheCanonicalClassForThePrivateOneThatItIsMadeOf) {
  for (const char* home :
       {"from app.engine import Engine, TRIES\nclass Manager(Engine): ...\n",
        "from app import engine\nfrom app.engine import Engine, TRIES\nclass Manager(engine.Engine): ...\n",
        "from app.engine import Engine, TRIES\nManager = Engine\n"}) {
    const TemporaryFolder folder;
    folder.write("ssot.json",
                 R"({"concepts": [{"id": "m", "names": ["*Manager*"], "canonical": ["app.ws:Manager"],
      "implementation": ["app.engine"]}]})");
    folder.write("app/__init__.py");
    folder.write("app/engine.py", "class Engine: ...\nTRIES = 3\n");
    folder.write("app/ws.py", home);
    folder.write("probe.py",
                 "from app.engine import Engine\nfrom app.engine import TRIES\n"
                 "import unittest.mock\nunittest.mock.patch('app.engine.Engine')\n");
    EXPECT_EQ(advice_at(folder, "probe.py", 1), "Write: from app.ws import Manager") << home;
    EXPECT_EQ(advice_at(folder, "probe.py", 2), "Write: from app.ws import TRIES") << home;
    EXPECT_EQ(advice_at(folder, "probe.py", 4), "Name app.ws.Manager instead.") << home;
  }
}

TEST(Advice, SaysOfAStrayFileThatIsRemovedToDeleteIt) {
  const TemporaryFolder folder;
  folder.write("ssot.json",
               R"({"concepts": [{"id": "m", "files": ["app/*manager*"], "canonical": ["app.manager:Manager"],
    "paths": [{"path": "app.manager_factory", "state": "removed", "symbols": {"make": "app.manager:Manager"}}]}]})");
  folder.write("app/__init__.py");
  folder.write("app/manager.py", "class Manager: ...\n");
  folder.write("app/manager_factory.py", "def make(): return 1\n");
  folder.write("app/fast_manager.py", "def run(): return 1\n");
  EXPECT_EQ(advice_at(folder, "app/manager_factory.py", 0),
            "Delete it: its path is removed. What is still wanted of it belongs to the home.");
  EXPECT_EQ(advice_at(folder, "app/fast_manager.py", 0),
            "Move its code to the home and delete it, rename it, or list it under \"parts\" or "
            "\"implementation\".");
}

}  // namespace
}  // namespace ssot::test
