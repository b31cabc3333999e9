// Whether this copy of the library is the only one in its process. Two copies (a plugin that has one linked
// in, say) would each hold a registry, and so two managers of one context.
#pragma once

#include "websocket/user_context.hpp"

namespace websocket {

// Throws IsolationViolation, and records it, where another copy was first. Where /proc is not mounted nothing
// is known, and nothing said.
void require_only_registry(const UserContext& context);

}  // namespace websocket
