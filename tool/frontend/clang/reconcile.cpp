#include "frontend/clang/reconcile.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "frontend/clang/losses.h"
#include "frontend/clang/uses.h"
#include "frontend/cpp/lines.h"

namespace ssot::clang_reader {
namespace {

std::uint64_t place_of(const Definition& definition) {
  return (static_cast<std::uint64_t>(definition.line) << 32) | static_cast<std::uint32_t>(definition.column);
}

// `spans` ascend and do not meet.
bool in_any(const std::vector<Span>& spans, std::uint32_t offset) {
  const auto next = std::upper_bound(spans.begin(), spans.end(), offset,
                                     [](std::uint32_t at, const Span& span) { return at < span.from; });
  return next != spans.begin() && std::prev(next)->holds(offset);
}

bool is_record(DefinitionKind kind) {
  return kind == DefinitionKind::kClass || kind == DefinitionKind::kStruct ||
         kind == DefinitionKind::kUnion || kind == DefinitionKind::kEnum;
}

// `TEST(A, b) {` of an unknown macro is a function without a type to Clang, which depth 1 knows better.
bool looks_like_macro(const SeenFile& file, const SeenDefinition& seen) {
  if (seen.definition.kind != DefinitionKind::kFunction) return false;
  const auto found = file.typeless.lower_bound(seen.whole.from);
  return found != file.typeless.end() && *found <= seen.offset;
}

class Reconciler {
 public:
  Reconciler(SeenFile& seen, std::string_view text, const ReconcileOptions& options)
      : seen_(seen), text_(text), options_(options), before_(std::move(seen.facts.definitions)) {}

  void run();

 private:
  static constexpr std::int32_t kNone = -1;
  struct Entry {
    int line = 0;
    int column = 0;
    std::int32_t before = kNone;  // index of depth 1's
    std::int32_t clang = kNone;   // index of Clang's
  };

  void place_clang();
  void pair();
  bool trusted(const SeenDefinition& seen, const Definition* before) const;
  bool disproved(const Definition& definition) const;
  std::uint32_t offset_of(const Definition& definition) const;
  void index_text();
  void emit(const Entry& entry);
  void join(Definition& to, const Definition& from, const SeenDefinition& seen) const;
  void note_loss();
  std::int32_t parent_of(const Entry& entry) const;

  SeenFile& seen_;
  std::string_view text_;
  const ReconcileOptions& options_;
  std::vector<Definition> before_;
  std::vector<std::int32_t> partner_of_before_;
  std::vector<Entry> entries_;
  std::vector<std::int32_t> new_of_before_;
  std::vector<std::int32_t> new_of_clang_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<std::uint32_t> doubts_;  // places of the errors that make a definition unsure, ascending
  bool lost_structure_ = false;
};

// Clang's lines end elsewhere than depth 1's only where a byte order mark stands: columns are counted here.
void Reconciler::place_clang() {
  std::vector<std::int32_t> order(seen_.definitions.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return seen_.definitions[static_cast<std::size_t>(a)].offset <
           seen_.definitions[static_cast<std::size_t>(b)].offset;
  });
  cpp::Lines lines(text_);
  for (const std::int32_t i : order) {
    SeenDefinition& seen = seen_.definitions[static_cast<std::size_t>(i)];
    const char* at = text_.data() + std::min<std::size_t>(seen.offset, text_.size());
    seen.definition.line = lines.line(at);
    seen.definition.column = seen.definition.name_column = lines.column(at);
    seen.definition.end_line = std::max(seen.definition.end_line, seen.definition.line);
  }
}

bool Reconciler::trusted(const SeenDefinition& seen, const Definition* before) const {
  if (!seen.detail.sure) return false;
  // An unknown macro makes `class EXPORT Foo {` a variable: the mistake is noted behind it.
  if (before != nullptr && lost_structure_ &&
      (is_record(before->kind) != is_record(seen.definition.kind) ||
       (before->kind == DefinitionKind::kFunction) != (seen.definition.kind == DefinitionKind::kFunction)))
    return false;
  const auto doubt = std::lower_bound(doubts_.begin(), doubts_.end(), seen.whole.from);
  return doubt == doubts_.end() || *doubt >= seen.whole.to;
}

// Clang read this place without an error and found no definition there; or a condition that is decided leaves
// it out.
bool Reconciler::disproved(const Definition& definition) const {
  const std::uint32_t offset = offset_of(definition);
  const bool skipped = in_any(seen_.skipped, offset);
  if (skipped) return options_.conditions_known && !in_any(seen_.undecided, offset);
  if (definition.kind == DefinitionKind::kMacro || definition.declaration || !seen_.errors.empty())
    return false;
  return !definition.local || seen_.bodies;
}

std::uint32_t Reconciler::offset_of(const Definition& definition) const {
  const auto line = static_cast<std::size_t>(definition.line - 1);
  if (line >= line_starts_.size()) return static_cast<std::uint32_t>(text_.size());
  return line_starts_[line] + static_cast<std::uint32_t>(definition.column - 1);
}

void Reconciler::index_text() {
  line_starts_.push_back(text_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const bool ends =
        text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'));
    if (ends) line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
  for (const SeenError& error : seen_.errors) {
    if (error.structural || options_.depth == Proof::kUnit) doubts_.push_back(error.offset);
  }
  std::sort(doubts_.begin(), doubts_.end());
}

void Reconciler::pair() {
  std::unordered_map<std::uint64_t, std::vector<std::int32_t>> places;
  for (std::size_t i = 0; i < before_.size(); ++i)
    places[place_of(before_[i])].push_back(static_cast<std::int32_t>(i));
  partner_of_before_.assign(before_.size(), kNone);
  for (std::size_t i = 0; i < seen_.definitions.size(); ++i) {
    const SeenDefinition& seen = seen_.definitions[i];
    Entry entry{.line = seen.definition.line,
                .column = seen.definition.column,
                .clang = static_cast<std::int32_t>(i)};
    if (const auto found = places.find(place_of(seen.definition)); found != places.end()) {
      for (const std::int32_t before : found->second) {
        if (partner_of_before_[static_cast<std::size_t>(before)] != kNone) continue;
        if (before_[static_cast<std::size_t>(before)].kind == DefinitionKind::kMacro) continue;
        entry.before = before;
        partner_of_before_[static_cast<std::size_t>(before)] = entry.clang;
        break;
      }
    }
    if (entry.before == kNone && (!trusted(seen, nullptr) || looks_like_macro(seen_, seen))) continue;
    entries_.push_back(entry);
  }
  for (std::size_t i = 0; i < before_.size(); ++i) {
    const auto before = static_cast<std::int32_t>(i);
    if (partner_of_before_[i] == kNone && !disproved(before_[i])) {
      entries_.push_back({.line = before_[i].line, .column = before_[i].column, .before = before});
    }
  }
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
}

// Depth 1's spelling of what is copied from the text anyway, so that both depths say the same.
void Reconciler::join(Definition& to, const Definition& from, const SeenDefinition& seen) const {
  if (!from.specialisation.empty()) to.specialisation = from.specialisation;
  if (!from.target.empty() && to.kind == DefinitionKind::kAlias) to.target = from.target;
  to.returns = from.returns;
  // A base that is only declared here is lost to Clang; but what it did see must be among depth 1's.
  if (std::all_of(to.bases.begin(), to.bases.end(),
                  [&](std::string_view base) {
                    return std::find(from.bases.begin(), from.bases.end(), base) != from.bases.end();
                  }) ||
      from.bases.size() == to.bases.size())
    to.bases = from.bases;
  if (to.kind == DefinitionKind::kFunction && from.kind == to.kind && !from.declaration)
    to.declaration = false;
  if (to.declaration || !is_record(to.kind) || seen.body_skipped) to.end_line = from.end_line;
  if (to.name.starts_with("operator ") && from.name.starts_with("operator ")) {
    const std::string qualified =
        std::string(to.qualified.substr(0, to.qualified.size() - to.name.size())) + std::string(from.name);
    to.qualified = seen_.facts.arena.copy(qualified);
    to.name = to.qualified.substr(to.qualified.size() - from.name.size());
  }
  // The name of a parameter is lost with a default that Clang could not make out.
  const std::size_t parameters = to.parameters.size() == from.parameters.size() ? to.parameters.size() : 0;
  for (std::size_t i = 0; i < parameters; ++i) {
    const bool lost =
        to.parameters[i].name.empty() && from.parameters[i].has_default && !to.parameters[i].has_default;
    if (lost) to.parameters[i] = from.parameters[i];
  }
  if (to.access == Access::kNone) to.access = from.access;
  if (!options_.conditions_known) to.conditional = from.conditional;
}

std::int32_t Reconciler::parent_of(const Entry& entry) const {
  if (entry.clang != kNone) {
    const std::int32_t parent = seen_.definitions[static_cast<std::size_t>(entry.clang)].definition.parent;
    if (parent != kNone) return new_of_clang_[static_cast<std::size_t>(parent)];
    if (entry.before == kNone) return kNone;
  }
  const std::int32_t parent = before_[static_cast<std::size_t>(entry.before)].parent;
  return parent == kNone ? kNone : new_of_before_[static_cast<std::size_t>(parent)];
}

// The first place that neither parser understood.
void Reconciler::note_loss() {
  std::vector<std::uint32_t> names;
  for (const Definition& definition : seen_.facts.definitions) names.push_back(offset_of(definition));
  std::sort(names.begin(), names.end());
  const auto loss = first_loss(text_, seen_.errors, names);
  if (!loss) return;
  cpp::Lines lines(text_);
  seen_.facts.gaps.push_back({seen_.facts.path,
                              lines.line(text_.data() + std::min<std::size_t>(*loss, text_.size())),
                              GapKind::kLost, "Clang could not parse what stands here."});
}

void Reconciler::emit(const Entry& entry) {
  FileFacts& facts = seen_.facts;
  SeenDefinition* const seen =
      entry.clang == kNone ? nullptr : &seen_.definitions[static_cast<std::size_t>(entry.clang)];
  const Definition* const earlier =
      entry.before == kNone ? nullptr : &before_[static_cast<std::size_t>(entry.before)];
  const bool sure = seen != nullptr && trusted(*seen, earlier);
  const auto index = static_cast<std::int32_t>(facts.definitions.size());
  if (entry.clang != kNone) new_of_clang_[static_cast<std::size_t>(entry.clang)] = index;
  if (entry.before != kNone) new_of_before_[static_cast<std::size_t>(entry.before)] = index;
  if (sure) {
    Definition definition = std::move(seen->definition);
    if (options_.conditions_known) definition.conditional = in_any(seen_.undecided, seen->offset);
    if (entry.before != kNone) join(definition, before_[static_cast<std::size_t>(entry.before)], *seen);
    facts.definitions.push_back(std::move(definition));
    seen->detail.full_bases.resize(facts.definitions.back().bases.size());
    facts.details.push_back(std::move(seen->detail));
    return;
  }
  Definition& before = before_[static_cast<std::size_t>(entry.before)];
  if (options_.conditions_known) before.conditional = in_any(seen_.undecided, offset_of(before));
  Detail detail;
  detail.sure = before.kind == DefinitionKind::kMacro;
  facts.definitions.push_back(std::move(before));
  facts.details.push_back(std::move(detail));
}

void Reconciler::run() {
  FileFacts& facts = seen_.facts;
  facts.definitions.clear();
  lost_structure_ = std::any_of(seen_.errors.begin(), seen_.errors.end(),
                                [](const SeenError& error) { return error.structural; });
  index_text();
  place_clang();
  pair();
  new_of_before_.assign(before_.size(), kNone);
  new_of_clang_.assign(seen_.definitions.size(), kNone);
  for (const Entry& entry : entries_) emit(entry);
  for (std::size_t i = 0; i < entries_.size(); ++i) facts.definitions[i].parent = parent_of(entries_[i]);
  note_loss();
  if (options_.uses) sharpen_uses(text_, seen_, options_.depth == Proof::kUnit);
}

}  // namespace

FileFacts reconcile(SeenFile seen, std::string_view text, const ReconcileOptions& options) {
  Reconciler(seen, text, options).run();
  seen.facts.depth = options.depth;
  return std::move(seen.facts);
}

}  // namespace ssot::clang_reader
