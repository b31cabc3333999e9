// The command line of ssot-websocket-demo.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "agent_pool.hpp"
#include "websocket/beast_server.hpp"
#include "websocket/manager_options.hpp"

namespace websocket_demo {

struct DemoOptions {
  websocket::BeastServerOptions server;
  websocket::ManagerOptions manager;
  AgentOptions agents;
  std::string token_file;
  std::size_t runs_per_message = 1;
  std::size_t runs_on_connect = 0;
  std::chrono::milliseconds grace{5000};
};

// Nothing: the program is over, with `exit_code` (help was asked for, or something is wrong and was said).
std::optional<DemoOptions> parse_options(int argc, char** argv, int& exit_code);

}  // namespace websocket_demo
