// What a change of the policy loosens: each place at which the present policy lets through what the one
// before it did not, by the table of policy/key_meanings.h.
//
// Sound before it is clever: what is only reworded, reordered, renamed or tightened is no loosening, and what
// cannot be told is one. Knows nothing of commits and reads nothing.
#pragma once
#include <string>
#include <vector>

#include "policy/load.h"

namespace ssot {

struct Loosening {
  Place place;       // in the present policy; of what is gone, the nearest thing around it that is there
  std::string what;  // "exclude now holds \"src/**\""
  Place before;      // in the policy before; `file` empty: nothing was there
};

// Both without complaints. Nothing where there was no policy before: all that a first ssot.json says is new.
std::vector<Loosening> find_loosenings(const LoadedPolicy& before, const LoadedPolicy& now);

}  // namespace ssot
