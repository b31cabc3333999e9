#include <utility>

#include "frontend/cpp/cpp.h"
#include "frontend/cpp/directives.h"
#include "frontend/cpp/hands_on.h"
#include "frontend/cpp/namespace_macros.h"
#include "frontend/cpp/sketch.h"
#include "frontend/cpp/suppressions.h"
#include "frontend/cpp/uses.h"
#include "model/anchors.h"

namespace ssot::cpp {
namespace {

bool is_utf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

}  // namespace

FileFacts read(std::string path, std::string_view text, const Request& request) {
  FileFacts facts;
  facts.path = std::move(path);
  facts.language = Language::kCpp;
  if (is_utf16(text)) {
    facts.gaps.push_back({facts.path, 1, GapKind::kLost, "The file is encoded in UTF-16."});
    return facts;
  }
  const bool is_c = facts.path.ends_with(".c");
  // Reused, because most files would otherwise spend their time on allocating it.
  thread_local std::vector<Directive> directives;
  read_directives(text, !is_c, facts, directives);
  note_namespace_macros(text, directives, facts);
  facts.only_hands_on = only_hands_on(text, directives);
  thread_local AnchorSearch::Found found;
  search_of(request)->find(text, found);
  if (found.holds(Probe::kSuppression)) read_suppressions(text, directives, facts);
  const bool uses = wants_uses(found, request);
  if (uses || request.all_definitions || found.defines) {
    facts.defined = true;
    Shape shape;
    const bool readable =
        read_definitions(text, directives, request.namespace_macros, facts, uses ? &shape : nullptr);
    if (uses && readable) read_uses(text, directives, shape, request, facts);
  }
  return facts;
}

}  // namespace ssot::cpp
