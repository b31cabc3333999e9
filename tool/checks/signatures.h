// Two methods of one name side by side: whether whoever calls the one may call the other in its place.
#pragma once
#include <string>
#include <vector>

#include "index/class_interface.h"

namespace ssot {

// "async send(user, message=…)", as the rows of a comparison show it; "send" where no more is known of it.
std::string signature_text(const Project& project, const Method& method);

// How `here` differs from the canonical `there`, in words that follow the method's name: "lacks the parameter user",
// "is not async"; empty where it does not, or where that is not known.
std::vector<std::string> signature_drifts(const Project& project, const Method& here, const Method& there);

// The weakest reading that such a comparison rests on.
Proof proof_of(const Project& project, const Method& method);

}  // namespace ssot
