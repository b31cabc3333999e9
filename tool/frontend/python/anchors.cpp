#include "frontend/python/anchors.h"

namespace ssot::python {

Anchors::Anchors(std::string_view text, const Request& request) : all_(request.all_uses) {
  AnchorSearch::Found found;
  search_of(request)->find(text, found);
  defines_ = found.defines;
  probes_ = found.probes;
  places_.reserve(found.anchors.size());
  for (const Anchor& anchor : found.anchors) places_.push_back(text.data() + anchor.offset);
}

}  // namespace ssot::python
