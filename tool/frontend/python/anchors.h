// Where in a text something stands that the Request wants to have read as a use, a binding or a mention.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/anchors.h"
#include "model/request.h"

namespace ssot::python {

class Anchors {
 public:
  Anchors(std::string_view text, const Request& request);

  // Whether one of Request::literals occurs, so that definitions are to be read.
  bool defines() const { return defines_; }
  bool holds(Probe probe) const { return (probes_ >> static_cast<int>(probe) & 1) != 0; }
  // False: no statement of the text is to be read.
  bool any() const { return all_ || !places_.empty(); }

  // Whether one stands in [begin, end). To be asked in order of place.
  bool within(const char* begin, const char* end) {
    if (all_) return true;
    while (next_ < places_.size() && places_[next_] < begin) ++next_;
    return next_ < places_.size() && places_[next_] < end;
  }

 private:
  std::vector<const char*> places_;  // in order
  std::size_t next_ = 0;
  std::uint8_t probes_ = 0;
  bool defines_ = false;
  bool all_ = false;
};

}  // namespace ssot::python
