// Collects what is wrong with a configuration, so that a person sees all of it at once.
#pragma once
#include <string>
#include <vector>

#include "base/located_json.h"
#include "policy/load.h"

namespace ssot {

inline Place place_of(const LocatedJson& value) {
  return {.file = value.file, .line = value.place.line, .column = value.place.column};
}
inline Place place_of(const JsonMember& member) {
  return {.file = member.value.file, .line = member.name_place.line, .column = member.name_place.column};
}

class Complaints {
 public:
  void add(Place place, std::string message, std::string suggestion = {}) {
    all_.push_back(
        {.place = std::move(place), .message = std::move(message), .suggestion = std::move(suggestion)});
  }
  std::size_t size() const { return all_.size(); }

  // Sorted by file, line and column; the same words at the same place once, since what one file says is read
  // twice: by itself and merged.
  std::vector<Complaint> sorted() const;

 private:
  std::vector<Complaint> all_;
};

}  // namespace ssot
