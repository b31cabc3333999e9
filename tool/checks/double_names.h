// What names of classes say: which word a copy carries beside the name of its original, and whether it stands in for it in tests.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// "WebSocketManager" of MockWebSocketManager, LegacyWebSocketManagerV2 and WebSocketManagerAdapter; the name itself when it
// carries no such word.
std::string original_name(std::string_view name);

// Mock…, Fake…, …Stub, Dummy…, …Spy.
bool is_double_name(std::string_view name);

}  // namespace ssot
