#include "git/history.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "support/temporary_folder.h"

namespace ssot {
namespace {

using test::TemporaryFolder;

constexpr const char* kBlock = "class Manager:\n    def send(self):\n        return 1\n";
constexpr const char* kOther = "class Other:\n    pass\n";

// A repository whose commits have a day each: the first is made on 2020-01-01.
class History : public testing::Test {
 protected:
  void SetUp() override { folder_.git("init"); }

  std::string at(const std::string& path) const { return folder_.at(path); }
  void write(const std::string& path, const std::string& text) const { folder_.write(path, text); }
  void git(const std::string& arguments, const std::string& folder = "") const {
    folder_.git(arguments, folder);
  }

  // Commits everything as "Author <n>" on January <n>, and returns the day.
  std::string commit(const std::string& options = "") {
    ++day_;
    const std::string date = "2020-01-" + std::string(day_ < 10 ? "0" : "") + std::to_string(day_);
    git("add -A");
    git("commit --allow-empty -m '" + date + "' --date='" + date + "T12:00:00 +0000' --author='Author " +
        std::to_string(day_) + " <secret@example.org>' " + options);
    return date;
  }

  LastChange change_of(const std::string& path, const std::string& text,
                       const std::string& folder = "") const {
    const auto repository = find_repository(folder.empty() ? folder_.path() : folder_.at(folder));
    if (!repository) return {"", "", "", "no repository"};
    return last_changes(*repository, {{path, text}}).front();
  }
  // The day, or why it is not known.
  std::string day_of(const std::string& path, const std::string& text, const std::string& folder = "") const {
    const LastChange change = change_of(path, text, folder);
    return change.date.empty() ? change.unknown : change.date;
  }

  TemporaryFolder folder_;
  int day_ = 0;
};

TEST_F(History, OfABlockIsItsOwnAndNotItsFiles) {
  write("a.py", std::string(kBlock) + kOther);
  const std::string first = commit();
  write("a.py", std::string("import os\n") + kBlock + "class Other:\n    changed = 1\n");
  const std::string second = commit();
  EXPECT_EQ(day_of("a.py", kBlock), first);
  EXPECT_EQ(day_of("a.py", "class Other:\n    changed = 1\n"), second);
  const LastChange change = change_of("a.py", kBlock);
  EXPECT_EQ(change.author, "Author 1");
  EXPECT_EQ(change.commit.size(), 40U);
  EXPECT_EQ(change.unknown, "");
  EXPECT_EQ(change_of("a.py", "class Other:\n    changed = 1\n").commit,
            head_commit(*find_repository(folder_.path())));
}

TEST_F(History, ChangesWithAnyLineOfTheBlock) {
  write("a.py", kBlock);
  commit();
  const std::string changed = "class Manager:\n    def send(self):\n        return 2\n";
  write("a.py", changed);
  const std::string second = commit();
  write("b.py", "x = 1\n");
  commit();
  EXPECT_EQ(day_of("a.py", changed), second);
}

TEST_F(History, BlockThatWentAndCameBackIsAsOldAsItsReturn) {
  write("a.py", kBlock);
  commit();
  write("a.py", kOther);
  commit();
  write("a.py", kBlock);
  const std::string third = commit();
  EXPECT_EQ(day_of("a.py", kBlock), third);
}

TEST_F(History, BlockThatMovesWithinItsFileIsNotChanged) {
  write("a.py", std::string(kBlock) + kOther);
  const std::string first = commit();
  write("a.py", std::string(kOther) + kBlock);
  commit();
  EXPECT_EQ(day_of("a.py", kBlock), first);
}

TEST_F(History, PartsOfLinesAreNoBlock) {
  write("a.py", "    x = 1\n");
  const std::string first = commit();
  write("a.py", "x = 1\n");
  const std::string second = commit();
  EXPECT_EQ(day_of("a.py", "x = 1\n"), second);
  write("a.py", "x = 1\nx = 12\n");
  commit();
  EXPECT_EQ(day_of("a.py", "x = 1\n"), second);
  EXPECT_EQ(day_of("a.py", "x = 1"), second) << "the last line need not end";
}

TEST_F(History, ManyAreAnsweredAtOnceInTheirOrder) {
  write("a.py", kBlock);
  const std::string first = commit();
  write("b/c.py", std::string(kBlock) + kOther);
  const std::string second = commit();
  write("d.py", kOther);
  const std::string third = commit();
  const auto answers = last_changes(
      *find_repository(folder_.path()),
      {{"d.py", kOther}, {"a.py", kBlock}, {"b/c.py", kOther}, {"a.py", kOther}, {"b/c.py", kBlock}});
  ASSERT_EQ(answers.size(), 5U);
  EXPECT_EQ(answers[0].date, third);
  EXPECT_EQ(answers[1].date, first);
  EXPECT_EQ(answers[2].date, second);
  EXPECT_EQ(answers[3].unknown, "not committed");
  EXPECT_EQ(answers[4].date, second);
}

TEST_F(History, OfAMergeIsTheSideThatBroughtTheBlock) {
  write("a.py", std::string(kOther) + "\n\n\n\n\n\n\n\nend = 1\n");
  commit();
  git("checkout -q -b side");
  write("a.py", std::string(kOther) + kBlock + "\n\n\n\n\n\n\n\nend = 1\n");
  const std::string brought = commit();
  git("checkout -q main");
  write("a.py", std::string(kOther) + "\n\n\n\n\n\n\n\nend = 2\n");
  const std::string main = commit();
  git("merge -q --no-edit side");
  write("b.py", "");
  commit();
  EXPECT_EQ(day_of("a.py", kBlock), brought);
  EXPECT_EQ(day_of("a.py", "end = 2\n"), main);
}

TEST_F(History, WhatAMergeItselfWroteIsTheMerges) {
  write("a.py", "x = 1\n");
  commit();
  git("checkout -q -b side");
  write("a.py", "x = 2\n");
  commit();
  git("checkout -q main");
  write("a.py", "x = 3\n");
  commit();
  git("merge -q --no-edit -s ours --no-commit side");
  write("a.py", "x = 4\n");
  const std::string merged = commit();
  EXPECT_EQ(day_of("a.py", "x = 4\n"), merged);
}

TEST_F(History, FollowsAFileThatIsRenamed) {
  write("old.py", std::string(kBlock) + kOther);
  const std::string first = commit();
  write("old.py", std::string(kBlock) + "class Other:\n    more = 1\n");
  const std::string second = commit();
  git("mv old.py new.py");
  write("new.py", std::string("import os\n") + kBlock + "class Other:\n    more = 1\n");
  const std::string third = commit();
  EXPECT_EQ(day_of("new.py", kBlock), first);
  EXPECT_EQ(day_of("new.py", "class Other:\n    more = 1\n"), second);
  EXPECT_EQ(day_of("new.py", "import os\n"), third);
}

TEST_F(History, OfACopyBeginsWithIt) {
  write("old.py", kBlock);
  commit();
  write("copy.py", kBlock);
  const std::string second = commit();
  EXPECT_EQ(day_of("copy.py", kBlock), second);
}

TEST_F(History, OfWhatIsNotCommittedIsSaidSo) {
  write("a.py", kBlock);
  EXPECT_EQ(day_of("a.py", kBlock), "not committed") << "before the first commit";
  EXPECT_EQ(head_commit(*find_repository(folder_.path())), "");
  commit();
  write("a.py", kOther);
  EXPECT_EQ(day_of("a.py", kOther), "not committed");
  git("add a.py");
  EXPECT_EQ(day_of("a.py", kOther), "not committed") << "in the index alone";
  write("untracked.py", kOther);
  EXPECT_EQ(day_of("untracked.py", kOther), "not committed");
  EXPECT_EQ(day_of("nowhere/at/all.py", kOther), "not committed");
  EXPECT_EQ(day_of("a.py", ""), "unknown (its text could not be read)");
}

TEST_F(History, LineEndsDoNotCount) {
  git("config core.autocrlf true");
  write("a.py", "one = 1\r\ntwo = 2\r\n");
  const std::string first = commit();  // stored with line feeds
  git("config core.autocrlf false");
  write("b.py", "one = 1\r\ntwo = 2\r\n");
  const std::string second = commit();  // stored as it is
  write("b.py", "one = 1\ntwo = 2\n");
  commit();
  EXPECT_EQ(day_of("a.py", "one = 1\r\ntwo = 2\r\n"), first);
  EXPECT_EQ(day_of("b.py", "one = 1\ntwo = 2\n"), second);
  EXPECT_EQ(day_of("b.py", "two = 2\r\n"), second);
}

TEST_F(History, EndsWhereAShallowCloneDoes) {
  write("a.py", kBlock);
  commit();
  write("b.py", kOther);
  commit();
  write("c.py", kOther);
  const std::string third = commit();
  git("clone -q --depth 2 'file://" + folder_.path() + "' shallow");
  EXPECT_EQ(day_of("a.py", kBlock, "shallow"), "unknown (shallow clone)");
  EXPECT_EQ(change_of("a.py", kBlock, "shallow").commit, "");
  EXPECT_EQ(day_of("b.py", kOther, "shallow"), "unknown (shallow clone)")
      << "older versions may have held it";
  EXPECT_EQ(day_of("c.py", kOther, "shallow"), third);
  git("fetch -q --unshallow", "shallow");
  EXPECT_EQ(day_of("a.py", kBlock, "shallow"), "2020-01-01");
}

TEST_F(History, WorksWithSha256) {
  git("init -q --object-format=sha256 other");
  write("other/a.py", kBlock);
  git("add a.py", "other");
  git("commit -q -m 1 --date='2021-02-03T23:30:00 -0800'", "other");
  write("other/a.py", std::string(kBlock) + kOther);
  git("commit -q -a -m 2", "other");
  EXPECT_EQ(day_of("a.py", kBlock, "other"), "2021-02-03") << "the author's own day";
  EXPECT_EQ(change_of("a.py", kBlock, "other").commit.size(), 64U);
}

TEST_F(History, WorksInALinkedWorkTreeAndBelowTheTop) {
  write("sub/a.py", kBlock);
  const std::string first = commit();
  write("sub/b.py", kOther);
  commit();
  git("worktree add -q linked");
  EXPECT_EQ(day_of("sub/a.py", kBlock, "linked"), first);
  EXPECT_EQ(day_of("a.py", kBlock, "linked/sub"), first);
  EXPECT_EQ(day_of("a.py", kBlock, "sub"), first);
}

TEST_F(History, OfASubmodulesFilesIsNotHere) {
  git("init -q other");
  write("other/a.py", kBlock);
  git("add a.py", "other");
  git("commit -q -m 1", "other");
  git("submodule add ./other sub");
  git("commit -q -m 2");
  EXPECT_EQ(day_of("sub/a.py", kBlock), "unknown (in a submodule)");
}

TEST_F(History, KeepsNamesOfFilesAndAuthorsAsTheyAre) {
  const std::vector<std::string> names{"a\nb.py", "end\nc.py", "\xff.py", ":(top)d.py",
                                       " e.py",   "*.py",      "\"f\".py"};
  for (const std::string& name : names) write(name, kBlock);
  git("add -A");
  git("commit -q -m 1 --date=2020-05-05T00:00:00 --author=$'\\xff \\x1b[31m <x@y>'");
  for (const std::string& name : names) write(name, std::string(kBlock) + kOther);
  commit();
  for (const std::string& name : names) {
    EXPECT_EQ(day_of(name, kBlock), "2020-05-05") << name;
    EXPECT_EQ(day_of(name, kOther), "2020-01-01") << name;
  }
}

TEST_F(History, AuthorsAreNotToldWhoAreNotAskedFor) {
  write("a.py", kBlock);
  commit();
  const auto answers = last_changes(*find_repository(folder_.path()), {{"a.py", kBlock}}, {.authors = false});
  EXPECT_EQ(answers.front().author, "");
  EXPECT_EQ(answers.front().date, "2020-01-01");
}

TEST_F(History, OfManyCommitsIsFound) {
  write("a.py", kBlock);
  const std::string first = commit();
  folder_.write("many.sh",
                "for i in $(seq 1 1500); do printf 'commit refs/heads/main\\ncommitter A <a@b> %s "
                "+0000\\ndata 1\\nx\\n%s"
                "M 100644 inline b.py\\ndata 5\\n%05d\\n' $((1600000000 + i)) "
                "\"$([ $i = 1 ] && echo 'from refs/heads/main^0'; echo .)\" $i; done | sed 's/^\\.//' | git "
                "fast-import --quiet\n");
  ASSERT_EQ(std::system(("cd '" + folder_.path() + "' && sh many.sh").c_str()), 0);
  git("reset -q --hard main");
  EXPECT_EQ(day_of("a.py", kBlock), first);
  EXPECT_EQ(day_of("b.py", "01500"), "2020-09-13");
}

TEST_F(History, MissingObjectsAreNotFetched) {
  write("a.py", kBlock);
  commit();
  write("a.py", std::string(kBlock) + kOther);
  commit();
  write("b.py", kOther);
  const std::string third = commit();
  git("config uploadpack.allowFilter true");
  git("clone -q --filter=blob:none 'file://" + folder_.path() + "' blobless");
  EXPECT_EQ(day_of("a.py", kBlock, "blobless"),
            "unknown (an older version is not in this clone, or damaged)");
  EXPECT_EQ(day_of("b.py", kOther, "blobless"), third);
  git("clone -q --filter=tree:0 'file://" + folder_.path() + "' treeless");
  EXPECT_EQ(day_of("a.py", kBlock, "treeless"), "unknown (git could not read the history)");
}

TEST_F(History, NothingOfAHostileConfigurationRuns) {
  write("a.py", kBlock);
  const std::string first = commit();
  write("a.py", std::string(kBlock) + kOther);
  commit();
  git("config uploadpack.allowFilter true");
  git("clone -q --filter=blob:none 'file://" + folder_.path() + "' clone");
  folder_.write("evil.sh", "#!/bin/sh\necho \"$@\" >> '" + at("ran") + "'\ncat\n");
  const std::string evil = "'" + at("evil.sh") + "'";
  const std::string script =
      "chmod +x evil.sh; for folder in . clone; do cd $folder; "
      "for key in core.fsmonitor core.sshCommand core.pager core.editor core.askPass diff.external "
      "credential.helper "
      "gpg.program gpg.ssh.program uploadpack.packObjectsHook core.alternateRefsCommand filter.f.clean "
      "filter.f.smudge "
      "filter.f.process diff.d.textconv diff.d.command core.gitProxy remote.origin.uploadpack "
      "remote.origin.vcs "
      "pager.rev-list pager.diff-tree sequence.editor; do git config $key " +
      evil +
      "; done; for name in rev-list diff-tree cat-file ls-tree rev-parse; do git config alias.$name '!" +
      at("evil.sh") + "'; done; git config log.showSignature true; git config diff.orderFile " + evil +
      "; git config log.mailmap true; git config mailmap.file .mailmap; git config core.hooksPath '" +
      folder_.path() +
      "'; echo '* filter=f diff=d' > .gitattributes; echo 'Evil <e@e> <secret@example.org>' > .mailmap; cd - "
      ">/dev/null; done";
  ASSERT_EQ(std::system(("cd '" + folder_.path() + "' && (" + script + ") >/dev/null 2>&1").c_str()), 0);
  EXPECT_EQ(day_of("a.py", kBlock), first);
  EXPECT_EQ(change_of("a.py", kBlock).author, "Author 1");
  EXPECT_EQ(day_of("a.py", kBlock, "clone"), "unknown (an older version is not in this clone, or damaged)");
  EXPECT_FALSE(std::ifstream(at("ran")).good());
}

}  // namespace
}  // namespace ssot
