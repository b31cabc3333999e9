// All figures of the example server as one JSON object.
#pragma once

#include <nlohmann/json.hpp>

#include "agent_pool.hpp"
#include "websocket/beast_server.hpp"
#include "websocket/websocket_figures.hpp"

namespace websocket_demo {

nlohmann::ordered_json figures_json(const websocket::WebSocketFigures& managers,
                                    const websocket::BeastServerFigures& server, const AgentFigures& agents);

}  // namespace websocket_demo
