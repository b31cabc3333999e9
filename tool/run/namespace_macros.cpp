#include "run/namespace_macros.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/path.h"

namespace ssot {
namespace {

// A reader's includes are followed no further than this.
constexpr std::size_t kMostReached = 500;

// Who defines a macro, and what all of them say; `text` empty: they disagree, or one is not sure itself.
struct Definers {
  std::vector<std::size_t> files;
  std::string_view text;
  bool agreed = true;
};

class Chooser {
 public:
  explicit Chooser(const std::vector<FileFacts>& facts) : facts_(facts) {
    for (std::size_t file = 0; file < facts.size(); ++file) {
      for (const NamespaceMacro& macro : facts[file].namespace_macros) {
        Definers& definers = by_name_[macro.name];
        if (definers.files.empty()) definers.text = macro.text;
        definers.agreed = definers.agreed && definers.text == macro.text && !macro.text.empty();
        if (definers.files.empty() || definers.files.back() != file) definers.files.push_back(file);
      }
    }
  }

  bool none() const { return by_name_.empty(); }

  // The macros that `file` needs: those it met, and those that these name.
  std::map<std::string, std::string, std::less<>> needed(std::size_t file) {
    std::map<std::string, std::string, std::less<>> needed;
    std::vector<std::string_view> open(facts_[file].unknown_macros.begin(),
                                       facts_[file].unknown_macros.end());
    while (!open.empty()) {
      const std::string_view name = open.back();
      open.pop_back();
      if (needed.contains(name)) continue;
      const std::string_view text = choose(file, name);
      if (text.empty()) continue;
      needed.emplace(name, text);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        open.push_back(text.substr(at, end - at));
        at = end + 1;
      }
    }
    return needed;
  }

 private:
  // What `name` means in `file`; empty when that is unknown.
  std::string_view choose(std::size_t file, std::string_view name) {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return {};
    if (found->second.agreed) return found->second.text;
    const std::vector<std::size_t>& definers = found->second.files;
    std::vector<std::size_t> level = {file};
    std::unordered_set<std::size_t> reached = {file};
    while (!level.empty() && reached.size() < kMostReached) {
      std::vector<std::size_t> next;
      for (const std::size_t each : level) {
        for (const std::size_t included : includes_of(each)) {
          if (reached.insert(included).second) next.push_back(included);
        }
      }
      std::optional<std::string_view> said;
      for (const std::size_t each : next) {
        if (!std::binary_search(definers.begin(), definers.end(), each)) continue;
        for (const NamespaceMacro& macro : facts_[each].namespace_macros) {
          if (macro.name != name) continue;
          if (macro.text.empty() || (said && *said != macro.text)) return {};
          said = macro.text;
        }
      }
      if (said) return *said;
      level = std::move(next);
    }
    return {};
  }

  // The files of the tree that the includes of `file` name: beside it, else the only one whose path ends so.
  const std::vector<std::size_t>& includes_of(std::size_t file) {
    const auto [at, fresh] = includes_.try_emplace(file);
    if (!fresh) return at->second;
    index_names();
    for (const Import& import : facts_[file].imports) {
      if (import.kind != ImportKind::kInclude || import.computed || import.module.size() < 3) continue;
      const std::string_view spelling = import.module.substr(1, import.module.size() - 2);
      const auto same_name = files_by_name_.find(name_of(spelling));
      if (same_name == files_by_name_.end()) continue;
      if (const auto target = resolve(facts_[file].path, spelling, same_name->second))
        at->second.push_back(*target);
    }
    return at->second;
  }

  std::optional<std::size_t> resolve(std::string_view from, std::string_view spelling,
                                     const std::vector<std::size_t>& candidates) const {
    const std::string_view folder = from.substr(0, from.size() - name_of(from).size());
    std::string beside(folder);
    std::string_view rest = spelling;
    while (rest.starts_with("../") && !beside.empty()) {
      rest.remove_prefix(3);
      beside.pop_back();
      beside.resize(beside.size() - name_of(beside).size());
    }
    beside += rest;
    std::optional<std::size_t> only;
    std::size_t count = 0;
    for (const std::size_t each : candidates) {
      const std::string_view path = facts_[each].path;
      if (path == beside) return each;
      const bool ends =
          path.ends_with(rest) && (path.size() == rest.size() || path[path.size() - rest.size() - 1] == '/');
      if (!ends) continue;
      ++count;
      only = each;
    }
    return count == 1 ? only : std::nullopt;
  }

  void index_names() {
    if (!files_by_name_.empty()) return;
    for (std::size_t file = 0; file < facts_.size(); ++file) {
      if (facts_[file].language == Language::kCpp) files_by_name_[name_of(facts_[file].path)].push_back(file);
    }
  }

  const std::vector<FileFacts>& facts_;
  std::unordered_map<std::string_view, Definers> by_name_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> files_by_name_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> includes_;
};

}  // namespace

std::vector<SecondReading> second_readings(const std::vector<FileFacts>& facts, const Request& first) {
  std::vector<SecondReading> readings;
  Chooser chooser(facts);
  if (chooser.none()) return readings;
  for (std::size_t file = 0; file < facts.size(); ++file) {
    if (facts[file].unknown_macros.empty()) continue;
    auto needed = chooser.needed(file);
    if (needed.empty()) continue;
    readings.push_back({file, first});
    readings.back().request.namespace_macros = std::move(needed);
  }
  return readings;
}

}  // namespace ssot
