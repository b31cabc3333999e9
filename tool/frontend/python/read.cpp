#include <algorithm>
#include <utility>

#include "frontend/python/python.h"
#include "frontend/python/scanner.h"
#include "frontend/python/source_text.h"
#include "frontend/python/suppressions.h"

namespace ssot::python {
namespace {

// `m.__dict__` may be written to; an object's own `self.__dict__` has nothing to do with the module.
bool uses_dictionaries(std::string_view text) {
  const std::string_view word = "__dict__";
  for (const char* at = text.data(); (at = find_text(at, text.data() + text.size(), word)) != nullptr; ++at) {
    const std::string_view before = text.substr(0, static_cast<std::size_t>(at - text.data()));
    if (!before.ends_with("self.") && !before.ends_with("cls.")) return true;
  }
  return false;
}

bool imports_sys(const FileFacts& facts) {
  return std::any_of(facts.imports.begin(), facts.imports.end(),
                     [](const Import& import) { return import.module == "sys"; });
}

}  // namespace

FileFacts read(std::string path, std::string_view text, const Request& request) {
  FileFacts facts;
  facts.path = std::move(path);
  facts.language = Language::kPython;
  SourceText source = prepare(text);
  for (Gap& gap : source.gaps) gap.path = facts.path;
  facts.gaps = std::move(source.gaps);
  Reading reading(facts, source.text, std::move(source.marks));
  UseReader uses(reading, request);
  facts.defined = request.all_definitions || uses.wants_definitions();
  // What most files need, so that their vectors grow once.
  facts.imports.reserve(16);
  facts.bound.reserve(8);
  if (facts.defined) facts.definitions.reserve(32);
  if (facts.defined) {
    Scanner(reading, Scanner::Depth::kDefinitions, &uses).run();
  } else {
    Scanner(reading, Scanner::Depth::kImports, nullptr).run();
  }
  if (uses.holds(Probe::kSuppression)) read_suppressions(reading);
  facts.dynamic = facts.dynamic || (uses.holds(Probe::kDictionary) && uses_dictionaries(source.text)) ||
                  (uses.holds(Probe::kModuleTable) && imports_sys(facts));
  return facts;
}

bool holds_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); (at = find_text(at, end, word)) != nullptr; ++at) {
    const bool starts = at == text.data() || !is_word_byte(at[-1]);
    const bool stops = at + word.size() == end || !is_word_byte(at[word.size()]);
    if (starts && stops) return true;
  }
  return false;
}

}  // namespace ssot::python
