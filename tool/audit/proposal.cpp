#include "audit/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <set>
#include <string_view>

#include "audit/name_words.h"
#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kMostDoubtful = 6;
constexpr std::size_t kFewestFiles = 3;  // that use the one to keep
constexpr std::size_t kClearShare = 60;  // per cent of the imports of all of them
constexpr int kAlike = 20;               // per cent of methods, or of text

constexpr std::array<std::string_view, 9> kHeaders{"h",   "hh",  "hpp", "hxx", "h++",
                                                   "ipp", "inl", "tpp", "cuh"};
constexpr std::array<std::string_view, 20> kAsideWords{
    "t",        "test",   "tests",     "testing",    "spec",     "specs",    "example",
    "examples", "sample", "samples",   "demo",       "demos",    "tutorial", "tutorials",
    "docs",     "bench",  "benchmark", "benchmarks", "fixtures", "testdata"};

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Examples and tests repeat themselves so that each can be read alone.
bool lies_aside(std::string_view path) {
  if (name_of(path) == "conftest.py" || name_of(path).starts_with("test_")) return true;
  for (const std::string_view part : split(folder_of(path), '/')) {
    if (is_one_of(kAsideWords, lower(part))) return true;
  }
  return false;
}

bool is_identifier(std::string_view word) {
  const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c >= 0x80; };
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) == 0 &&
         std::all_of(word.begin(), word.end(), fits);
}

bool is_dotted_name(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '.');
  return std::all_of(parts.begin(), parts.end(), is_identifier);
}

bool is_scoped_name(std::string_view name) {
  for (std::size_t end = 0; (end = name.find("::")) != std::string_view::npos; name.remove_prefix(end + 2)) {
    if (!is_identifier(name.substr(0, end))) return false;
  }
  return is_identifier(name);
}

std::string_view scope_of(const AuditDefinition& definition) {
  const std::string_view qualified = definition.qualified;
  return qualified.substr(0, qualified.size() - std::min(qualified.size(), definition.name.size()));
}

bool is_type(const AuditDefinition& definition) { return definition.kind != "function"; }

bool may_go(const AuditDefinition& definition) {
  return definition.rival && !definition.test && is_type(definition) && definition.role != Role::kBackup &&
         definition.role != Role::kMock;
}

class Judge {
 public:
  Judge(const AuditConcept& found, const std::vector<std::string>& of_others)
      : found_(found), of_others_(of_others), keep_(found.definitions.front()) {}

  ProposedConcept propose() && {
    out_.id = found_.id;
    find_rivals();
    out_.canonical = symbol_of(0);
    say_what_was_seen();
    out_.doubt = doubt();
    add_names();
    add_exceptions();
    add_parts();
    add_paths();
    return std::move(out_);
  }

 private:
  // Of the others that could be meant: those that are alike. What derives from the one to keep is used in its
  // place, unless its name says that it is one more take on it: `EnhancedManager`.
  void find_rivals() {
    for (std::size_t i = 1; i < found_.definitions.size(); ++i) {
      const AuditDefinition& each = found_.definitions[i];
      if (may_go(each) && !lies_aside(each.path) && is_alike(i) && !(each.kin && is_plain(each)))
        rivals_.push_back(i);
    }
    for (const std::size_t i : rivals_)
      out_.rivals.push_back(fmt::format("{}:{}", found_.definitions[i].path, found_.definitions[i].line));
  }

  static bool is_plain(const AuditDefinition& definition) {
    return meaning_of_name(definition.name).qualifier.empty();
  }

  bool is_alike(std::size_t i) const {
    return std::any_of(found_.similarity.begin(), found_.similarity.end(), [&](const Similarity& each) {
      const bool concerns = each.a == i || each.b == i;
      const std::size_t other = each.a == i ? each.b : each.a;
      return concerns && (other == 0 || may_go(found_.definitions[other])) &&
             (each.methods >= kAlike || each.body >= kAlike);
    });
  }

  // Empty: nobody can import it by a name that ssot could check.
  std::string symbol_of(std::size_t index) const {
    const AuditDefinition& definition = found_.definitions[index];
    if (!is_utf8_name(definition.qualified) || definition.path.find(':') != std::string::npos) return {};
    if (definition.language == "cpp") {
      const bool header = is_one_of(kHeaders, lower(extension_of(definition.path)));
      return header && is_scoped_name(definition.qualified) && is_valid_utf8(definition.path)
                 ? definition.path + ":" + definition.qualified
                 : std::string();
    }
    for (const AuditPath& path : found_.paths) {
      if (path.file != definition.path || path.state == "hands on" || !is_dotted_name(path.path)) continue;
      if (is_dotted_name(definition.qualified)) return path.path + ":" + definition.qualified;
    }
    return {};
  }

  static bool is_utf8_name(std::string_view name) { return !name.empty() && is_valid_utf8(name); }

  std::size_t imports_of_all() const {
    std::size_t imports = keep_.imports;
    for (const std::size_t i : rivals_) imports += found_.definitions[i].imports;
    return imports;
  }

  void say_what_was_seen() {
    out_.seen.push_back(fmt::format("{} of {}; {} of {} lead to {}:{}.",
                                    count_of(rivals_.size() + 1, "definition"), found_.name, keep_.imports,
                                    count_of(imports_of_all(), "import"), keep_.path, keep_.line));
    for (const std::string& reason : found_.evidence) {
      if (out_.seen.size() < 3) out_.seen.push_back(reason + ".");
    }
  }

  std::string doubt() const {
    if (!found_.recommended) return "it is not clear which one to keep";
    if (rivals_.empty()) return "what competes with it derives from it, or is of quite another shape";
    if (is_of_others(keep_)) return fmt::format("{} may be code of others", keep_.path);
    if (out_.canonical.empty())
      return keep_.language == "cpp" ? "the one to keep is in no header, so nobody can include it"
                                     : "the one to keep cannot be imported by a plain name";
    if (keep_.name.starts_with('_'))
      return "the one to keep bears a private name; give it a public one first";
    for (const std::size_t i : rivals_) {
      const AuditDefinition& rival = found_.definitions[i];
      if (is_of_others(rival)) return fmt::format("{} may be code of others", rival.path);
      if (keep_.language == "cpp" && rival.language == "cpp" && scope_of(rival) != scope_of(keep_))
        return fmt::format("{} and {} lie in different scopes, perhaps on purpose", keep_.qualified,
                           rival.qualified);
    }
    if (keep_.files < kFewestFiles)
      return keep_.files == 0
                 ? "nobody imports it"
                 : fmt::format("only {} it", keep_.files == 1 ? "1 file imports" : "2 files import");
    if (100 * keep_.imports < kClearShare * imports_of_all())
      return fmt::format("use is divided: only {} of {} take {}", keep_.imports,
                         count_of(imports_of_all(), "import"), keep_.path);
    return {};
  }

  bool is_of_others(const AuditDefinition& definition) const {
    return std::any_of(of_others_.begin(), of_others_.end(), [&](const std::string& folder) {
      return definition.path.starts_with(folder) && definition.path.substr(folder.size()).starts_with('/');
    });
  }

  bool is_named(const std::string& name) const {
    return std::find(out_.names.begin(), out_.names.end(), name) != out_.names.end();
  }

  void add_names() {
    out_.names.push_back(keep_.name);
    for (const std::size_t i : rivals_) {
      const std::string& name = found_.definitions[i].name;
      if (!is_named(name) && is_identifier(name)) out_.names.push_back(name);
    }
    std::sort(out_.names.begin() + 1, out_.names.end());
  }

  // What bears one of the names and is not one of those that are to go.
  void add_exceptions() {
    std::set<std::string_view> seen{keep_.path};
    for (const std::size_t i : rivals_) seen.insert(found_.definitions[i].path);
    for (const AuditDefinition& each : found_.definitions) {
      if (!is_type(each) || each.role == Role::kBackup || !is_named(each.name) ||
          !seen.insert(each.path).second)
        continue;
      out_.exceptions.push_back(
          {each.path,
           each.test ? "a double of tests" : "of another shape: decide whether it is meant to be the same"});
    }
  }

  // Interfaces and adapters are used directly; who makes it is for a person to say.
  void add_parts() {
    std::set<std::string_view> names;
    std::set<std::string_view> twice;
    for (const AuditDefinition& each : found_.definitions) {
      if (each.role != Role::kBackup && !names.insert(each.name).second) twice.insert(each.name);
    }
    std::vector<std::pair<std::size_t, std::string>> factories;
    for (std::size_t i = 1; i < found_.definitions.size(); ++i) {
      const AuditDefinition& each = found_.definitions[i];
      const bool part = (each.role == Role::kInterface || each.role == Role::kAdapter) && each.files > 0;
      const bool factory =
          each.role == Role::kFactory && each.kind == "function" && each.path == keep_.path && each.files > 0;
      if (each.test || (!part && !factory)) continue;
      const std::string symbol = symbol_of(i);
      if (symbol.empty()) continue;
      if (factory) factories.emplace_back(each.imports, symbol);
      // Who imports something else of a package that hands on a part would be told to take another path.
      if (part && !twice.contains(each.name) && !is_named(each.name) && !is_handed_on(i))
        out_.parts.push_back(symbol);
    }
    std::stable_sort(factories.begin(), factories.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [imports, symbol] : factories) out_.factories.push_back(std::move(symbol));
  }

  bool is_handed_on(std::size_t index) const {
    return std::any_of(found_.paths.begin(), found_.paths.end(), [&](const AuditPath& path) {
      return path.state == "hands on" &&
             std::find(path.definitions.begin(), path.definitions.end(), index) != path.definitions.end();
    });
  }

  // A package hands on what lies in it.
  void add_paths() {
    const std::string_view home = std::string_view(out_.canonical).substr(0, out_.canonical.find(':'));
    for (const AuditPath& path : found_.paths) {
      if (keep_.language == "cpp" || path.state != "hands on" || path.imports == 0 ||
          !is_dotted_name(path.path))
        continue;
      const bool leads_here =
          std::find(path.definitions.begin(), path.definitions.end(), 0U) != path.definitions.end();
      const bool package = home.starts_with(path.path) && home.substr(path.path.size()).starts_with('.');
      if (leads_here && package) out_.handed_on.emplace_back(path.path, path.imports);
    }
  }

  const AuditConcept& found_;
  const std::vector<std::string>& of_others_;
  const AuditDefinition& keep_;
  std::vector<std::size_t> rivals_;
  ProposedConcept out_;
};

}  // namespace

std::vector<ProposedConcept> propose_concepts(const Inventory& inventory, std::size_t most,
                                              const std::vector<std::string>& of_others) {
  std::vector<ProposedConcept> proposed;
  std::size_t sure = 0;
  std::size_t doubtful = 0;
  for (const AuditConcept& found : inventory.concepts) {
    if (found.declared || found.definitions.empty() || found.name.empty()) continue;
    if (std::none_of(found.definitions.begin() + 1, found.definitions.end(), may_go)) continue;
    if (lies_aside(found.definitions.front().path)) continue;
    ProposedConcept each = Judge(found, of_others).propose();
    std::size_t& count = each.doubt.empty() ? sure : doubtful;
    if (count >= (each.doubt.empty() ? most : kMostDoubtful)) continue;
    ++count;
    proposed.push_back(std::move(each));
  }
  return proposed;
}

}  // namespace ssot
