#include <gtest/gtest.h>

#include "frontend/docs/docs.h"
#include "frontend/docs/proposals.h"

namespace ssot::test {
namespace {

struct Shown {
  docs::Code code;
  docs::FileLabel label;
};

// The last block of a page, read whole.
Shown shown(const std::string& page, bool rst = false) {
  static std::string text;
  text = page;
  docs::Blocks blocks;
  if (rst) {
    docs::find_code_blocks(text, blocks);
  } else {
    docs::find_fences(text, blocks);
  }
  Shown result;
  if (blocks.blocks.empty()) return result;
  docs::code_of(text, blocks, blocks.blocks.back(), result.code);
  docs::mark_disowned(blocks.blocks.back(), result.code.lines.size(), result.code);
  result.label = docs::file_label(blocks.blocks.back(), result.code);
  return result;
}

Language language(const std::string& page, bool rst = false) { return shown(page, rst).code.language; }

std::string fence(const std::string& info, const std::string& code) {
  return "```" + info + "\n" + code + "\n```\n";
}

std::string disowned(const std::string& page) {
  std::string marks;
  for (const bool each : shown(page).code.disowned) marks += each ? 'x' : '.';
  return marks;
}

TEST(CodeOf, KnowsTheLanguagesThatAreSaid) {
  for (const char* info : {"python", "py", "Python3", "python title=x", "{.python}", "{code-block} python"})
    EXPECT_EQ(language(fence(info, "import a")), Language::kPython) << info;
  for (const char* info : {"cpp", "c++", "C", "hpp", "cpp,linenos"})
    EXPECT_EQ(language(fence(info, "#include <a>")), Language::kCpp) << info;
  for (const char* info : {"diff", "pycon", "bash", "json", "{eval-rst}"})
    EXPECT_EQ(language(fence(info, "import a")), Language::kNone) << info;
}

TEST(CodeOf, GuessesOnlyWhereThereIsNoDoubt) {
  EXPECT_EQ(language(fence("", "from a.b import C, D")), Language::kPython);
  EXPECT_EQ(language(fence("", "#include <a>\nint x;")), Language::kCpp);
  for (const char* code : {
           "import the data from the old server",
           "from here on nothing is read",
           "import React from 'react'",
           "import {a} from \"b\"",
           "import java.util.List;",
           "cat <<EOF\nimport {x} from 'a'\nEOF",
           "import a\n#include <b>",
           "no code at all",
       })
    EXPECT_EQ(language(fence("", code)), Language::kNone) << code;
}

TEST(CodeOf, LeavesOutWhatPythonComplainsOf) {
  for (const char* code : {
           "Traceback (most recent call last):\n  File \"a.py\", line 1\n    import a\nImportError: no",
           "from a import b\n^^^^^^^^^^^^^^^\nModuleNotFoundError: No module named 'a'",
           "from a import b\nImportError: cannot import name 'b'",
           "from a import b\n\u2192 from c import b",
           "from a import b\n-> from c import b",
       })
    EXPECT_EQ(language(fence("python", code)), Language::kNone) << code;
  EXPECT_EQ(language(fence("python", "import a\nclass AnError(Exception): pass")), Language::kPython);
  EXPECT_EQ(language(fence("python", "def f(\n  a\n) -> int: ...\nimport a")), Language::kPython);
}

TEST(CodeOf, TakesWhatIsTypedOfASession) {
  const docs::Code code = shown(fence("python", ">>> import a\n>>> if a:\n...     b\nNameError: b")).code;
  EXPECT_EQ(code.text, "import a\nif a:\n    b\n\n");
  EXPECT_EQ(code.lines[0].column, 5);
}

TEST(CodeOf, ReadsReStructuredText) {
  EXPECT_EQ(language(".. code-block:: python\n   :linenos:\n\n   import a\n", true), Language::kPython);
  EXPECT_EQ(language(".. code:: c++\n\n   #include <a>\n", true), Language::kCpp);
  EXPECT_EQ(language("Write::\n\n  from a import b\n", true), Language::kPython);
  EXPECT_EQ(language(".. note::\n\n  from a import b\n", true), Language::kNone);
  EXPECT_EQ(language(".. a comment\n\n  Write::\n\n    from a import b\n", true), Language::kNone);
  EXPECT_EQ(shown(".. code-block:: python\n\n   if a:\n     import b\n", true).code.text,
            "\nif a:\n  import b\n");
  EXPECT_EQ(disowned("x"), "");
}

TEST(MarkDisowned, HeedsRemarksAboveAndBeside) {
  EXPECT_EQ(disowned(fence("python", "import a")), ".");
  EXPECT_EQ(disowned("# Before\n\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("# Before\n\nText of something else.\n\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("# Before\n\nThe correct one:\n\n" + fence("python", "import a")), ".");
  EXPECT_EQ(disowned("Don't write:\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("**Current state:**\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("Change all occurrences of:\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("All imports changed from:\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned("## Conflicting patterns\n" + fence("python", "import a")), "x");
  EXPECT_EQ(disowned(fence("python", "# OLD\nimport a\n# new\nimport b")), "xx..");
  EXPECT_EQ(disowned(fence("python", "import a  # deprecated\nimport b")), "x.");
  EXPECT_EQ(disowned(fence("python", "import a  # \u274c\nimport b  # \u2705 not old")), "x.");
  EXPECT_EQ(disowned(fence("cpp", "// wrong\n#include <a>")), "xx");
}

TEST(MarkDisowned, KnowsWholeWordsOnly) {
  EXPECT_EQ(disowned("The folder holds:\n" + fence("python", "import a")), ".");
  EXPECT_EQ(disowned("Renewal, goldfish and badges:\n" + fence("python", "import a")), ".");
}

TEST(MarkDisowned, TellsAnErrorFromItsMatter) {
  EXPECT_EQ(disowned("### Error handling\n" + fence("python", "import a")), ".");
  EXPECT_EQ(disowned("Dumps it to the standard error stream:\n" + fence("python", "import a")), ".");
  EXPECT_EQ(disowned("This is an error:\n" + fence("python", "import a")), "x");
}

TEST(MarkDisowned, TellsWhatIsForbiddenFromWhereItIsNot) {
  EXPECT_EQ(disowned(fence("python", "# In the main app (not in the service)\nimport a")), "..");
  EXPECT_EQ(disowned(fence("python", "# Do not use\nimport a")), "xx");
  EXPECT_EQ(disowned(fence("python", "# NOT recommended\nimport a")), "xx");
}

TEST(FileLabel, IsTheFileThatABlockIsSaidToBe) {
  EXPECT_EQ(shown(fence("python", "# app/new.py\nimport a")).label.path, "app/new.py");
  EXPECT_EQ(shown("**File:** `/app/new.py`\n" + fence("python", "import a")).label.path, "app/new.py");
  EXPECT_EQ(shown("#### Test File: `tests/a/b.py`\n" + fence("python", "import a")).label.path,
            "tests/a/b.py");
  EXPECT_EQ(shown("1. `app/new.py`\n" + fence("python", "import a")).label.path, "app/new.py");
  EXPECT_TRUE(
      shown("**Location 2** - `app/x.py:1000` in `f()`:\n" + fence("python", "import a")).label.quoted);
  EXPECT_EQ(shown("What you find in `app/x.py` looks so:\n" + fence("python", "import a")).label.path, "");
  EXPECT_EQ(shown(fence("python", "# new.py\nimport a")).label.path, "");
  EXPECT_EQ(shown(fence("python", "# app/new.pyi\nimport a")).label.path, "");
}

TEST(Plans, AreToldByNameAndTitle) {
  EXPECT_TRUE(docs::is_plan("reports/ISSUE_1_TEST_PLAN.md", ""));
  EXPECT_TRUE(docs::is_plan("docs/x.md", "\n# Proposal: one manager\n"));
  EXPECT_TRUE(docs::is_plan("docs/x.rst", "=======\nRoadmap\n=======\n"));
  EXPECT_FALSE(docs::is_plan("docs/planet_guide.md", "# Explanations\n"));
  EXPECT_FALSE(docs::is_plan("plans/guide.md", "# Guide\n\n## Plan\n"));
}

}  // namespace
}  // namespace ssot::test
