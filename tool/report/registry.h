// The registry: which import, factory and file of each concept is the one to use. Rendered for `ssot where`.
#pragma once
#include <string>
#include <vector>

#include "model/place.h"

namespace ssot {

struct RegistryEntry {
  std::string id, why, owner;
  std::vector<std::string> import_lines;  // "from app.ws.manager import WebSocketManager"
  std::vector<std::string> made_by;       // factories, as import lines
  std::vector<std::string> places;        // "app/ws/manager.py:10"
  std::vector<std::string> instead_of;    // paths not to use, with their state
  Place written;
};

std::string render_registry_text(const std::vector<RegistryEntry>& entries, bool color);
std::string render_registry_markdown(const std::vector<RegistryEntry>& entries);
std::string render_registry_json(const std::vector<RegistryEntry>& entries);

}  // namespace ssot
