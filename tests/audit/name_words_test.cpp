#include "audit/name_words.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Words = std::vector<std::string>;

std::string key(std::string_view name, const std::vector<std::string_view>& known = {}) {
  NameKeys keys;
  keys.learn(name);
  for (const std::string_view each : known) keys.learn(each);
  return keys.key_of(meaning_of_name(name));
}

TEST(NameWordsTest, NamesFallApartAtCapitalsAndUnderscores) {
  EXPECT_EQ(words_of("WebSocketManager"), (Words{"web", "socket", "manager"}));
  EXPECT_EQ(words_of("HTTPServer_v2"), (Words{"http", "server", "v2"}));
  EXPECT_EQ(words_of("_get_manager"), (Words{"get", "manager"}));
  EXPECT_EQ(words_of("ManagerV2"), (Words{"manager", "v2"}));
  EXPECT_EQ(words_of("___"), Words{});
  EXPECT_EQ(words_of("Größe"), (Words{"größe"}));
}

TEST(NameWordsTest, KindredNamesHaveOneKey) {
  const std::string expected = "manager socket";
  for (const std::string_view name :
       {"SocketManager", "UnifiedSocketManager", "LegacySocketManager", "SocketManagerV2",
        "SocketManagerImpl", "_BaseSocketManager", "EnhancedSocketManager", "ManagerSocket", "socket_manager",
        "SocketManagerFactory", "ISocketManager", "MockSocketManager", "NewSocketManager_2"})
    EXPECT_EQ(key(name), expected) << name;
  EXPECT_NE(key("SocketManagerPool"), expected);
  EXPECT_NE(key("Manager"), expected);
  EXPECT_NE(key("Vec3"), key("Vec4")) << "a digit that belongs to the word";
}

TEST(NameWordsTest, TwoWordsThatAreOneElsewhereAreOne) {
  EXPECT_EQ(key("WebSocketManager"), "manager socket web");
  EXPECT_EQ(key("WebSocketManager", {"WebsocketServer"}), "manager websocket");
  EXPECT_EQ(key("WebsocketManager"), "manager websocket");
}

TEST(NameWordsTest, ANameOfNothingButSuchWordsKeepsThem) {
  EXPECT_EQ(key("Factory"), "factory");
  EXPECT_EQ(key("BaseAdapter"), "adapter base");
  EXPECT_NE(key("BaseAdapter"), key("NewFactory"));
}

TEST(NameWordsTest, TheLastWordThatSaysARoleCounts) {
  EXPECT_EQ(meaning_of_name("LegacySocketAdapter").role, Role::kAdapter);
  EXPECT_EQ(meaning_of_name("LegacySocket").role, Role::kLegacy);
  EXPECT_EQ(meaning_of_name("MockSocketFactory").role, Role::kMock) << "a double stays one";
  EXPECT_EQ(meaning_of_name("ISocket").role, Role::kInterface);
  EXPECT_EQ(meaning_of_name("Item").role, Role::kImplementation) << "an I that begins a word";
  EXPECT_EQ(meaning_of_name("IO").role, Role::kImplementation);
  EXPECT_EQ(meaning_of_name("SocketV2").qualifier, "v2");
}

}  // namespace
}  // namespace ssot
