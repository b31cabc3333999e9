// ssot-websocket-demo: a whole server in one page. Copy it and put your own agents in place of AgentPool.
#include <pthread.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include "agent_pool.hpp"
#include "demo_options.hpp"
#include "figures_json.hpp"
#include "token_file.hpp"
#include "websocket/beast_server.hpp"
#include "websocket/websocket_figures.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket_demo {
namespace {

// Blocked before any thread starts, so that only sigwait() gets them.
sigset_t blocked_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Each client is an open file, and many systems allow 1024 unless asked.
void allow_many_open_files() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// A client's message {"run": NONCE} sets agents to work for it.
void listen_for_runs(const std::shared_ptr<websocket::WebSocketManager>& manager, AgentPool& agents,
                     std::size_t runs) {
  // A weak pointer: a handler that held its manager would keep it alive for ever.
  manager->set_message_handler(
      [weak = std::weak_ptr(manager), &agents, runs](websocket::ConnectionId, const nlohmann::json& payload) {
        const auto held = weak.lock();
        if (!held || !payload.is_object() || !payload.contains("run") || !payload["run"].is_string()) return;
        for (std::size_t i = 0; i < runs; ++i)
          agents.start_run(held, payload["run"].get<std::string>() + "/" + std::to_string(i));
      });
}

std::optional<websocket::HttpDocument> document(std::string_view path, const websocket::BeastServer* server,
                                                const AgentPool& agents) {
  if (path == "/healthz") return websocket::HttpDocument{"text/plain; charset=utf-8", "ok\n"};
  if (server == nullptr) return std::nullopt;  // it is only just starting
  const websocket::WebSocketFigures managers = websocket::websocket_figures();
  if (path == "/metrics")
    return websocket::HttpDocument{"text/plain; version=0.0.4; charset=utf-8",
                                   prometheus_text(managers) + prometheus_text(server->figures())};
  if (path == "/figures")
    return websocket::HttpDocument{"application/json",
                                   figures_json(managers, server->figures(), agents.figures()).dump() + "\n"};
  return std::nullopt;
}

int run(DemoOptions options) {
  const sigset_t signals = blocked_signals();
  allow_many_open_files();
  const TokenFile tokens(options.token_file);
  websocket::configure_websocket_managers(options.manager);
  AgentPool agents(options.agents);

  std::atomic<websocket::BeastServer*> serving{nullptr};
  options.server.authenticate = [&tokens](std::string_view token) { return tokens.user_of(token); };
  options.server.document = [&serving, &agents](std::string_view path) {
    return document(path, serving.load(), agents);
  };
  options.server.on_open = [&agents, &options](const std::shared_ptr<websocket::WebSocketManager>& manager) {
    listen_for_runs(manager, agents, options.runs_per_message);
    for (std::size_t i = 0; i < options.runs_on_connect; ++i)
      agents.start_run(manager, "connect/" + std::to_string(i));
  };
  websocket::BeastServer server(options.server);
  serving = &server;
  std::printf("Listening on port %u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);

  int signal = 0;
  sigwait(&signals, &signal);
  server.stop(options.grace);
  agents.stop();
  const auto last = figures_json(websocket::websocket_figures(), server.figures(), agents.figures());
  std::printf("%s\n", last.dump().c_str());
  return 0;
}

}  // namespace
}  // namespace websocket_demo

int main(int argc, char** argv) {
  try {
    int exit_code = 0;
    auto options = websocket_demo::parse_options(argc, argv, exit_code);
    return options ? websocket_demo::run(*std::move(options)) : exit_code;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
