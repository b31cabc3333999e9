// `ssot init`: what it writes, `ssot check` accepts as it stands.

#include <regex>

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;

const std::string kManager =
    "class %:\n    def __init__(self, loop):\n        self.loop = loop\n        self.users = {}\n"
    "    def connect(self, user, socket):\n        self.users[user] = socket\n        return "
    "len(self.users)\n"
    "    def disconnect(self, user):\n        self.users.pop(user, None)\n"
    "    async def send(self, user, message):\n        await self.users[user].send_json(message)\n"
    "    async def broadcast(self, message):\n        for user in self.users:\n            await "
    "self.send(user, message)\n";

class InitTest : public test::Terminal {
 protected:
  std::string manager(const std::string& name) const {
    return std::regex_replace(kManager, std::regex("%"), name);
  }

  void write_product() {
    write("app/__init__.py", "");
    write("app/manager.py", manager("SocketManager"));
    write("app/legacy.py", manager("LegacySocketManager"));
    for (const char* name : {"a", "b", "c", "d"})
      write(std::string("app/") + name + ".py",
            "from app.manager import SocketManager\nm = SocketManager(None)\n");
    write("app/e.py", "from app.legacy import LegacySocketManager\n");
  }
  bool complains(const Outcome& outcome) const {
    return outcome.code == 2 || outcome.out.starts_with("ssot.json:") ||
           outcome.out.find("\nssot.json:") != std::string::npos;
  }
};

TEST_F(InitTest, WritesAPolicyThatCheckAcceptsAsItStands) {
  write_product();
  const Outcome init = ssot("init");
  EXPECT_EQ(init.code, 0) << init.err;
  EXPECT_EQ(init.out,
            "Wrote ssot.json: 1 concept declared, 0 named in comments with the reason. Read it: you know "
            "what it cannot know.\n"
            "Next:\n"
            "  ssot check          what disagrees with it today\n"
            "  ssot baseline       records that as known debt, so that only what is new fails\n"
            "  ssot hook install   judges every commit before it is made\n");
  const std::string policy = read("ssot.json");
  EXPECT_NE(policy.find("\"canonical\": [\"app.manager:SocketManager\"]"), std::string::npos) << policy;
  EXPECT_NE(policy.find("\"names\": [\"SocketManager\", \"LegacySocketManager\"]"), std::string::npos)
      << policy;
  EXPECT_NE(policy.find("// 2 definitions of SocketManager; 4 of 5 imports lead to app/manager.py:1."),
            std::string::npos);
  const Outcome check = ssot("check");
  EXPECT_EQ(check.code, 1);
  EXPECT_FALSE(complains(check)) << check.out << check.err;
  EXPECT_NE(check.out.find("app/legacy.py:1"), std::string::npos) << check.out;
  EXPECT_EQ(ssot("baseline").code, 0);
  EXPECT_EQ(ssot("check").code, 0);
}

TEST_F(InitTest, DeclaresCppByItsHeader) {
  const std::string body =
      " {\n public:\n  void connect(int a) { users_ += a; }\n  void send(int a, int b) { last_ = a * b + "
      "users_; }\n"
      "  void close() { users_ = 0; last_ = 0; }\n  int count() const { return users_ + 1; }\n private:\n  "
      "int users_ = 0;\n"
      "  int last_ = 0;\n};\n}\n";
  write("ws/manager.hpp", "#pragma once\nnamespace ws {\nclass SocketManager" + body);
  write("ws/manager2.hpp", "#pragma once\nnamespace ws {\nclass SocketManager" + body);
  for (const char* name : {"a", "b", "c", "d"})
    write(std::string("ws/") + name + ".cpp", "#include \"ws/manager.hpp\"\n");
  write("ws/e.cpp", "#include \"ws/manager2.hpp\"\n");
  EXPECT_EQ(ssot("init").code, 0);
  EXPECT_NE(read("ssot.json").find("\"ws/manager.hpp:ws::SocketManager\""), std::string::npos)
      << read("ssot.json");
  const Outcome check = ssot("check");
  EXPECT_FALSE(complains(check)) << check.out << check.err;
  EXPECT_NE(check.out.find("ws/manager2.hpp"), std::string::npos) << check.out;
}

TEST_F(InitTest, WritesOverNothing) {
  write_product();
  write("ssot.json", "{}\n");
  const Outcome refused = ssot("init");
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err,
            "ssot init: there is an ssot.json already, and it is not written over. ssot init --stdout shows "
            "what would be "
            "proposed; ssot audit shows what the tree holds beside what is declared.\n");
  EXPECT_EQ(read("ssot.json"), "{}\n");
  const Outcome shown = ssot("init --stdout");
  EXPECT_EQ(shown.code, 0);
  EXPECT_NE(shown.out.find("app.manager:SocketManager"), std::string::npos);
  EXPECT_EQ(read("ssot.json"), "{}\n");
}

TEST_F(InitTest, ShowsTheSameBytesThatItWrites) {
  write_product();
  const Outcome shown = ssot("init --stdout");
  EXPECT_FALSE(has("ssot.json"));
  EXPECT_EQ(ssot("init --quiet -j1").out, "");
  EXPECT_EQ(read("ssot.json"), shown.out);
}

TEST_F(InitTest, DeclaresAsManyAsAskedFor) {
  write_product();
  EXPECT_NE(ssot("init --stdout --concepts 0").out.find("\"concepts\": ["), std::string::npos);
  EXPECT_EQ(ssot("init --stdout --concepts 0").out.find("\"id\": \"socket-manager\",\n      //"),
            std::string::npos);
  const Outcome refused = ssot("init --concepts many");
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("--concepts takes a number from 0 to 100, not \"many\""), std::string::npos)
      << refused.err;
}

TEST_F(InitTest, OfATreeWithNothingInItIsAccepted) {
  write("readme.md", "# nothing\n");
  EXPECT_EQ(ssot("init").code, 0);
  EXPECT_NE(read("ssot.json").find("Name the first concept yourself"), std::string::npos);
  const Outcome check = ssot("check");
  EXPECT_EQ(check.code, 0) << check.out;
  EXPECT_FALSE(complains(check)) << check.out;
}

TEST_F(InitTest, LeavesOutCodeOfOthersButNotPythonThatIsImported) {
  write_product();
  write("third_party/zlib/zlib.h", "struct z { int a; };\n");
  write("src/vendor/apple/init.cpp", "int x;\n");
  write("libs/zlib/zlib.h", "struct z { int a; };\n");
  write("libs/zlib/LICENSE", "free\n");
  write("app/_vendor/__init__.py", "");
  write("app/_vendor/six.py", "x = 1\n");
  write("app/f.py", "from app._vendor.six import x\n");
  EXPECT_EQ(ssot("init").code, 0);
  EXPECT_NE(read("ssot.json").find("\"exclude\": [\"libs/**\", \"third_party/**\"]"), std::string::npos)
      << read("ssot.json");
  EXPECT_NE(read("ssot.json").find("// app/_vendor looks like code of others"), std::string::npos)
      << read("ssot.json");
  const Outcome check = ssot("check");
  EXPECT_FALSE(complains(check)) << check.out;
  EXPECT_EQ(check.out.find("SSOT207"), std::string::npos) << check.out;
}

TEST_F(InitTest, NamesOfTheTreeCannotBreakOut) {
  write_product();
  write("vendor/\" ], \"x\": [ \n*{a,b}/x.h", "struct a {};\n");
  write("\" ,\n \"rules\": {/vendor/x.h", "struct b {};\n");
  write("tests/\"\n]}test_x.py", "class SocketManager:\n    pass\n");
  write("a]\n}/app.py", "from app.manager import SocketManager\n");
  const Outcome init = ssot("init");
  EXPECT_EQ(init.code, 0) << init.err;
  const Outcome check = ssot("check");
  EXPECT_FALSE(complains(check)) << check.out << check.err << read("ssot.json");
}

TEST_F(InitTest, ADoubleOfTestsIsAllowed) {
  write_product();
  write("tests/test_manager.py", "class SocketManager:\n    def fake(self):\n        pass\n");
  EXPECT_EQ(ssot("init").code, 0);
  EXPECT_NE(read("ssot.json").find("\"a double of tests\""), std::string::npos) << read("ssot.json");
  const Outcome check = ssot("check");
  EXPECT_FALSE(complains(check)) << check.out;
  EXPECT_EQ(check.out.find("tests/test_manager.py"), std::string::npos) << check.out;
}

}  // namespace
}  // namespace ssot
