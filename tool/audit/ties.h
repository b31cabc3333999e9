// What binds types of kindred names to each other, pair by pair: shared methods (the rarer, the more they
// weigh), shared text, a base. And which of them are rivals: those among which one must be chosen.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/type_entry.h"

namespace ssot {

// How much a method's name tells: log((200 + types) / types that have it). Nearly every type has `size`, few
// have `reconnect`.
class MethodWeights {
 public:
  void learn(const TypeEntry& type);
  double of(std::string_view method) const;

 private:
  std::unordered_map<std::string_view, std::size_t> types_with_;
  std::size_t types_ = 0;
};

struct Tie {
  std::size_t a = 0, b = 0;  // indices, a < b
  int methods = 0;           // per cent of all their plain method names that both have
  int body = 0;              // per cent of their fingerprints that both have
  std::size_t shared = 0;    // plain methods of one name
  bool derived = false;      // one names the other as its base
  bool alike = false;        // by methods or text: they do the same
  bool holds() const { return derived || alike; }
};

// A type is compared with so many of those behind it: what a generator writes must not cost more than it
// says.
std::size_t most_neighbours();

// Every pair of `types` that are neighbours, with what binds it; `prints` as `types`.
std::vector<Tie> ties_between(const Project& project, const std::vector<TypeEntry>& types,
                              const std::vector<std::vector<std::uint64_t>>& prints,
                              const MethodWeights& weights);

// The last name of a base as written: "ns::Base<T>" is Base.
std::string_view base_name(std::string_view base);

// `type` is there to be implemented: its name or its bases say so, or it has methods and hardly a body.
bool is_interface(const TypeEntry& type);

}  // namespace ssot
