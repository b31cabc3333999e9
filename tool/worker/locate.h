// Where the worker program and Clang's builtin headers lie, from where this program lies.
#pragma once
#include <string>
#include <vector>

namespace ssot {

// Where this program lies, links resolved; empty when the system does not say.
std::string this_executable();

// `executable` absolute. Empty: there is none.
std::string worker_beside(const std::string& executable);
// The first that holds `include/stddef.h`: beside the executable as installed, then `elsewhere` in order.
std::string builtin_headers_beside(const std::string& executable, const std::vector<std::string>& elsewhere);

}  // namespace ssot
