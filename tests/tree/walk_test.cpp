#include "tree/walk.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using Lines = std::vector<std::string>;
using test::TemporaryFolder;

Tree tree_of(const WalkOptions& options) {
  auto tree = walk(options);
  EXPECT_TRUE(tree);
  return tree ? *std::move(tree) : Tree{};
}

Tree tree_of(const std::string& root) {
  WalkOptions options;
  options.root = root;
  return tree_of(options);
}

Lines paths(const Tree& tree) {
  Lines lines;
  for (const SourceFile& file : tree.files) lines.push_back(file.path);
  return lines;
}

Lines skipped(const Tree& tree) {
  Lines lines;
  for (const Skipped& item : tree.skipped) lines.push_back(item.path + ": " + item.reason);
  return lines;
}

Lines gaps(const Tree& tree) {
  Lines lines;
  for (const Gap& gap : tree.gaps) {
    lines.push_back(gap.path + ": " + std::string(gap_kind_name(gap.kind)) + ": " + gap.reason);
  }
  return lines;
}

TEST(Walk, FindsEveryFileOutsideARepositoryInByteOrder) {
  const TemporaryFolder tree;
  for (const char* path : {"b.py", "a/z.py", "a.py", "a-b/c.py", "a0", "a/b/c.h", ".hidden"})
    tree.write(path);
  tree.make_folder("empty");
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), (Lines{".hidden", "a-b/c.py", "a.py", "a/b/c.h", "a/z.py", "a0", "b.py"}));
  EXPECT_TRUE(std::is_sorted(walked.files.begin(), walked.files.end(),
                             [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; }));
  EXPECT_FALSE(walked.in_git);
  EXPECT_EQ(walked.root, tree.path());
  EXPECT_TRUE(walked.skipped.empty());
  EXPECT_TRUE(walked.gaps.empty());
}

TEST(Walk, OfAnEmptyFolderFindsNothing) {
  const TemporaryFolder tree;
  EXPECT_TRUE(tree_of(tree.path()).files.empty());
}

TEST(Walk, FailsOnlyWhenTheRootIsNoFolder) {
  const TemporaryFolder tree;
  tree.write("file");
  WalkOptions options;
  options.root = tree.at("none");
  EXPECT_EQ(walk(options).error(), options.root + " cannot be read: No such file or directory.");
  options.root = tree.at("file");
  EXPECT_EQ(walk(options).error(), options.root + " cannot be read: Not a directory.");
}

TEST(Walk, IsTheSameOnAnyNumberOfThreads) {
  const TemporaryFolder tree;
  for (int i = 0; i < 300; ++i) {
    tree.write("d" + std::to_string(i % 17) + "/e" + std::to_string(i % 5) + "/f" + std::to_string(i) +
               ".py");
  }
  WalkOptions options;
  options.root = tree.path();
  options.threads = 1;
  const Lines one = paths(tree_of(options));
  options.threads = 4;
  EXPECT_EQ(one.size(), 300U);
  EXPECT_EQ(paths(tree_of(options)), one);
}

TEST(Walk, NeverEntersWhatBelongsToOthers) {
  const TemporaryFolder tree;
  for (const char* path :
       {"a.py", ".hg/x.py", ".svn/x.py", "web/node_modules/x.js", "venv/pyvenv.cfg", "venv/x.py",
        "cache/CACHEDIR.TAG", "cache/x.py", "build/CMakeCache.txt", "build/x.cpp"}) {
    tree.write(path);
  }
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  EXPECT_EQ(skipped(walked),
            (Lines{".hg: version control", ".svn: version control", "build: build folder",
                   "cache: cache folder", "venv: virtual environment", "web/node_modules: node_modules"}));
}

TEST(Walk, ReadsARootThatHoldsACache) {
  const TemporaryFolder tree;
  tree.write("CMakeCache.txt");
  tree.write("a.cpp");
  EXPECT_EQ(paths(tree_of(tree.path())), (Lines{"CMakeCache.txt", "a.cpp"}));
}

TEST(Walk, LeavesOutWhatIsExcludedAndSaysSo) {
  const TemporaryFolder tree;
  for (const char* path : {"a.py", "b_pb2.py", "out/c.py", "third_party/x/d.py", "src/third_party.py"})
    tree.write(path);
  WalkOptions options;
  options.root = tree.path();
  for (const char* glob : {"third_party/**", "out", "**/*_pb2.py"}) {
    options.exclude.push_back(*Glob::parse(glob, GlobKind::kPath));
  }
  const Tree walked = tree_of(options);
  EXPECT_EQ(paths(walked), (Lines{"a.py", "src/third_party.py"}));
  EXPECT_EQ(skipped(walked), (Lines{"b_pb2.py: excluded", "out: excluded", "third_party: excluded"}));
}

TEST(Walk, NamesLinksAndDoesNotFollowThem) {
  const TemporaryFolder tree;
  const TemporaryFolder outside;
  outside.write("secret.py");
  tree.write("root/pkg/a.py");
  tree.link("root/b.py", "pkg/a.py");
  tree.link("root/same", "pkg");
  tree.link("root/pkg/up", "..");
  tree.link("root/pkg/here", ".");
  tree.link("root/pkg/self", "self");
  tree.link("root/gone.py", "nowhere.py");
  tree.link("root/out", outside.path());
  tree.link("root/above", "../..");
  const Tree walked = tree_of(tree.at("root"));
  EXPECT_EQ(paths(walked), Lines{"pkg/a.py"});
  EXPECT_EQ(skipped(walked),
            (Lines{"above: link that comes round", "b.py: link to pkg/a.py", "gone.py: broken link",
                   "out: link out of the tree", "pkg/here: link that comes round",
                   "pkg/self: link that comes round", "pkg/up: link that comes round", "same: link to pkg"}));
  ASSERT_EQ(walked.links.size(), 8U);
  EXPECT_EQ(walked.links[1].path, "b.py");
  EXPECT_EQ(walked.links[1].target, "pkg/a.py");
  EXPECT_EQ(walked.links[3].target, "");
}

TEST(Walk, MayStartAtALink) {
  const TemporaryFolder tree;
  tree.write("real/a.py");
  tree.link("link", "real");
  EXPECT_EQ(paths(tree_of(tree.at("link"))), Lines{"a.py"});
  EXPECT_EQ(tree_of(tree.at("link")).root, tree.at("real"));
}

TEST(Walk, OpensNoPipeSocketOrDevice) {
  const TemporaryFolder tree;
  tree.make_pipe("pipe.py");
  tree.write("a.py");
  const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  tree.at("socket.py").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(bind(listening, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  close(listening);
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  EXPECT_EQ(skipped(walked), (Lines{"pipe.py: named pipe", "socket.py: socket"}));
}

TEST(Walk, KeepsOddNamesAsTheyAre) {
  const TemporaryFolder tree;
  const Lines names{"\x01\x1b[2J.py",
                    "-x.py",
                    "::error::.py",
                    "<img>.py",
                    "a\nb.py",
                    "a b.py",
                    std::string(252, 'n') + ".py",
                    "\xe2\x80\xae.py",
                    "\xff\xfe.py"};
  for (const std::string& name : names) tree.write(name);
  Lines sorted = names;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(paths(tree_of(tree.path())), sorted);
}

TEST(Walk, NamesFoldersItMayNotRead) {
  const TemporaryFolder tree;
  tree.write("a.py");
  tree.write("closed/b.py");
  chmod(tree.at("closed").c_str(), 0);
  chmod(tree.path().c_str(), 0755);
  // Root may read everything, so a child process that is nobody looks.
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(2);
    WalkOptions options;
    options.root = tree.path();
    const auto walked = walk(options);
    const bool right = walked && paths(*walked) == Lines{"a.py"} &&
                       gaps(*walked) == Lines{"closed: unread: the folder cannot be read: Permission denied"};
    _exit(right ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  chmod(tree.at("closed").c_str(), 0755);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Walk, StopsWhereAPathIsLongerThanTheSystemAllows) {
  const TemporaryFolder tree;
  tree.write("a.py");
  int folder = open(tree.path().c_str(), O_RDONLY | O_DIRECTORY);
  const std::string name(200, 'd');
  for (int depth = 0; depth < 40; ++depth) {
    ASSERT_EQ(mkdirat(folder, name.c_str(), 0755), 0);
    const int next = openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY);
    close(folder);
    folder = next;
  }
  close(folder);
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  ASSERT_EQ(walked.gaps.size(), 1U);
  EXPECT_EQ(walked.gaps[0].kind, GapKind::kSkippedLimit);
  EXPECT_EQ(walked.gaps[0].reason, "its path is longer than the 4095 bytes that the system allows");
  // std::filesystem cannot remove what is so deep.
  EXPECT_EQ(std::system(("rm -rf '" + tree.at(name) + "'").c_str()), 0);
}

TEST(Walk, KnowsLanguagesByNameAndByPolicy) {
  const TemporaryFolder tree;
  for (const char* path :
       {"a.py", "b.H", "c.inc", "Makefile", "d.ts", "e.tsx", "f.json", "g.x", "h.md", "i.rst", "sub/j.x"}) {
    tree.write(path);
  }
  WalkOptions options;
  options.root = tree.path();
  options.languages.emplace_back(*Glob::parse("*.x", GlobKind::kPath), Language::kCpp);
  options.languages.emplace_back(*Glob::parse("sub/*.x", GlobKind::kPath), Language::kPython);
  const Tree walked = tree_of(options);
  std::vector<Language> languages;
  for (const SourceFile& file : walked.files) languages.push_back(file.language);
  using enum Language;
  EXPECT_EQ(languages, (std::vector<Language>{kUnnamed, kPython, kCpp, kCppFragment, kOther, kOther, kNone,
                                              kCpp, kMarkdown, kRst, kPython}));
  EXPECT_EQ(walked.unjudged, (std::map<std::string, std::size_t>{{"typescript", 2}}));
}

}  // namespace
}  // namespace ssot
