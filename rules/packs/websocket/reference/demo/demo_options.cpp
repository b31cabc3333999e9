#include "demo_options.hpp"

#include <CLI/CLI.hpp>

namespace websocket_demo {
namespace {

using std::chrono::milliseconds;

void add_milliseconds(CLI::App& app, const std::string& name, milliseconds& value, const std::string& help) {
  app.add_option_function<std::int64_t>(
         name, [&value](std::int64_t count) { value = milliseconds(count); }, help)
      ->type_name("MS")
      ->default_str(std::to_string(value.count()))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{86400000}));
}

void add_server(CLI::App& app, websocket::BeastServerOptions& server) {
  app.add_option("--address", server.address, "The address to listen on")->capture_default_str();
  app.add_option("--port", server.port, "The port; 0 takes any that is free")->capture_default_str();
  app.add_option("--threads", server.threads, "Threads of the server")->capture_default_str();
  app.add_option("--allow-origin", server.allowed_origins, "An Origin that may connect; may be repeated")
      ->allow_extra_args(false);
  app.add_flag("--allow-missing-origin", server.allow_missing_origin, "Let programs in that send no Origin");
  app.add_option("--max-connections", server.max_connections, "Open WebSockets")->capture_default_str();
  app.add_option("--max-connections-of-a-user", server.max_connections_of_a_user, "Of these, of one user")
      ->capture_default_str();
  app.add_option("--max-handshakes", server.max_handshakes, "Clients on their way in")->capture_default_str();
  app.add_option("--max-header-bytes", server.max_header_bytes, "Of the HTTP request")->capture_default_str();
  app.add_option("--max-message-bytes", server.max_message_bytes, "From a client")->capture_default_str();
  app.add_option("--write-buffer-bytes", server.write_buffer_bytes, "For a client that reads slowly")
      ->capture_default_str();
  app.add_option("--socket-buffer-bytes", server.socket_buffer_bytes, "Asked of the kernel for each line")
      ->capture_default_str();
  app.add_option("--messages-per-second", server.messages_per_second, "From one client, steadily")
      ->capture_default_str();
  app.add_option("--message-burst", server.message_burst, "From one client, at once")->capture_default_str();
  app.add_option("--bytes-per-second", server.bytes_per_second, "From one client, steadily")
      ->capture_default_str();
  app.add_option("--byte-burst", server.byte_burst, "From one client, at once")->capture_default_str();
  add_milliseconds(app, "--handshake-timeout", server.handshake_timeout, "Until the client's hello");
  add_milliseconds(app, "--idle-timeout", server.idle_timeout, "Nothing heard, not even a pong");
  add_milliseconds(app, "--write-stall-timeout", server.write_stall_timeout, "One message does not go out");
  add_milliseconds(app, "--close-timeout", server.close_timeout, "For the answer to a close");
}

void add_manager(CLI::App& app, websocket::ManagerOptions& manager) {
  app.add_option("--queue-limit", manager.queue_limit, "Events that wait for confirmation, for each manager")
      ->capture_default_str();
  app.add_option("--max-attempts", manager.golden_path.max_attempts, "How often an event is written")
      ->capture_default_str();
  add_milliseconds(app, "--first-retry", manager.first_retry, "Until an event is written again");
  add_milliseconds(app, "--longest-retry", manager.longest_retry, "The longest pause between two writes");
  add_milliseconds(app, "--lifetime", manager.golden_path.lifetime, "After which an event is given up");
}

}  // namespace

std::optional<DemoOptions> parse_options(int argc, char** argv, int& exit_code) {
  DemoOptions options;
  CLI::App app{
      "An example server: agents that send their users five events a run, over one WebSocketManager a "
      "context.\n"
      "GET /metrics has the figures for Prometheus, /figures the same as JSON, /healthz says that it lives.\n"
      "TLS is the work of a proxy. SIGTERM or SIGINT end it: clients are told to come back, and the last\n"
      "figures are printed as JSON."};
  app.add_option("--token-file", options.token_file, "Lines of user:token")->required();
  add_server(app, options.server);
  app.add_option("--runs", options.runs_per_message, "Agent runs that a client's message starts")
      ->capture_default_str();
  app.add_option("--runs-on-connect", options.runs_on_connect, "Agent runs that a client's coming starts")
      ->capture_default_str();
  app.add_option("--agent-threads", options.agents.threads, "Agents at work at a time")
      ->capture_default_str();
  app.add_option("--payload-bytes", options.agents.payload_bytes, "Padding in each event")
      ->capture_default_str();
  add_milliseconds(app, "--step-pause", options.agents.step_pause, "Between two events of a run");
  app.add_option("--misdirected", options.agents.misdirected,
                 "Events that each run tries to send to somebody else; for tests of isolation")
      ->capture_default_str();
  add_manager(app, options.manager);
  add_milliseconds(app, "--grace", options.grace, "At the end, for clients to answer the goodbye");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return std::nullopt;
  }
  options.manager.ordinary.lifetime =
      std::min(options.manager.ordinary.lifetime, options.manager.golden_path.lifetime);
  return options;
}

}  // namespace websocket_demo
