#include "verdict/suppressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "model/rule_words.h"
#include "policy/rule_names.h"

namespace ssot {
namespace {

constexpr std::string_view kUnused = "unused-suppression";
constexpr std::string_view kUnreasoned = "unreasoned-suppression";
constexpr std::string_view kExpired = "expired-suppression";

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// One suppression, with what its words mean.
struct Entry {
  PlacedSuppression placed;
  std::vector<const RuleWords*> rules;
  std::vector<std::string_view> unknown;  // as written
  std::optional<Date> until;
  bool expired = false;
  bool used = false;
  int statement_line = 0;  // of what it would cover in its statement; 0: nothing, -1: on several lines
  bool widened = false;    // it covers that

  void note_in_statement(int line) {
    statement_line = statement_line == 0 || statement_line == line ? line : -1;
  }

  const Suppression& comment() const { return *placed.suppression; }
  bool complete() const {
    return comment().understood && !comment().rules.empty() && !comment().reason.empty();
  }
  bool allows() const { return complete() && !expired; }
};

Entry entry_of(const PlacedSuppression& placed, const Policy& policy) {
  Entry entry;
  entry.placed = placed;
  for (const std::string_view word : placed.suppression->rules) {
    if (const RuleWords* rule = find_rule(word)) {
      entry.rules.push_back(rule);
    } else {
      entry.unknown.push_back(word);
    }
  }
  if (!placed.suppression->until.empty()) {
    entry.until = parse_date(placed.suppression->until);
    entry.expired = !entry.until || policy.today > *entry.until;
  }
  return entry;
}

bool names_rule(const Entry& entry, const RuleWords* rule) {
  return std::find(entry.rules.begin(), entry.rules.end(), rule) != entry.rules.end();
}

// The finding's own place is one that the comment speaks of.
bool covers(const Suppression& comment, const Region& region) {
  if (region.line == 0) return comment.leads;
  if (comment.alone)
    return comment.first_line != 0 && comment.first_line <= region.line && region.line <= comment.last_line;
  return region.line <= comment.line && comment.line <= std::max(region.line, region.end_line);
}

// Behind the first or last line of a statement of several lines.
bool covers_statement(const Suppression& comment, const Region& region) {
  return !comment.alone && comment.first_line < comment.last_line && comment.first_line <= region.line &&
         region.line <= comment.last_line;
}

class Comments {
 public:
  Comments(std::vector<Finding>& findings, const Policy& policy, const std::vector<std::string>& ran)
      : findings_(findings), policy_(policy), ran_(ran) {}

  void apply(const std::vector<PlacedSuppression>& suppressions) {
    for (const PlacedSuppression& each : suppressions) {
      by_path_[each.path].push_back(entries_.size());
      entries_.push_back(entry_of(each, policy_));
    }
    each_pair([this](Entry& entry, Finding& finding, const RuleWords* rule) { take(entry, finding, rule); });
    bool any = false;
    for (Entry& entry : entries_) {
      entry.widened = !entry.used && entry.statement_line > 0;
      entry.used = entry.used || entry.widened;
      any = any || entry.widened;
    }
    if (any)
      each_pair(
          [this](Entry& entry, Finding& finding, const RuleWords* rule) { widen(entry, finding, rule); });
    for (const Entry& entry : entries_) judge(entry);
    findings_.insert(findings_.end(), std::make_move_iterator(extra_.begin()),
                     std::make_move_iterator(extra_.end()));
  }

 private:
  // What a suppression of a finding about suppressions would silence is itself.
  static bool is_own(std::string_view rule) {
    return rule == kUnused || rule == kUnreasoned || rule == kExpired;
  }

  void take(Entry& entry, Finding& finding, const RuleWords* rule) {
    const bool here = covers(entry.comment(), finding.region);
    if ((!here && !covers_statement(entry.comment(), finding.region)) || !names_rule(entry, rule)) return;
    if (!here) return entry.note_in_statement(finding.region.line);
    entry.used = true;
    if (entry.allows()) suppress(finding, entry.comment());
  }

  // A comment behind a statement speaks of it as a whole where its own line holds nothing of its rules, and
  // what there is stands on one line: else nobody could say which is meant.
  void widen(Entry& entry, Finding& finding, const RuleWords* rule) {
    if (!entry.widened || entry.statement_line != finding.region.line) return;
    if (covers_statement(entry.comment(), finding.region) && names_rule(entry, rule) && entry.allows())
      suppress(finding, entry.comment());
  }

  // Calls `with` for every finding that a comment may cover and every comment of its file.
  template <class With>
  void each_pair(const With& with) {
    for (Finding& finding : findings_) {
      const auto file = by_path_.find(finding.path);
      if (file == by_path_.end() || is_own(finding.rule)) continue;
      const RuleWords* const rule = find_rule(finding.rule);
      for (const std::size_t index : file->second) with(entries_[index], finding, rule);
    }
  }

  static void suppress(Finding& finding, const Suppression& comment) {
    if (finding.status == Status::kSuppressed) return;
    finding.status = Status::kSuppressed;
    finding.suppressed_in_source = true;
    finding.justification = comment.reason;
  }

  void judge(const Entry& entry) {
    const Suppression& comment = entry.comment();
    if (!comment.understood) {
      return add(entry, kUnreasoned,
                 "this comment looks like an exception, but it is not written as one, so it allows nothing",
                 "Write it as \"ssot: allow(RULE, …) -- reason\".");
    }
    if (comment.rules.empty()) {
      return add(entry, kUnreasoned, "this exception names no rule, so it allows nothing",
                 "Name what it allows by id or name, as in \"ssot: allow(SSOT201) -- reason\".");
    }
    if (!entry.unknown.empty()) judge_unknown(entry);
    const std::string what = fmt::format("the exception for {}", words_of(entry));
    if (comment.reason.empty()) {
      return add(
          entry, kUnreasoned, what + " gives no reason, so it allows nothing",
          "Write the reason behind two dashes, as in \"ssot: allow(SSOT201) -- the old clients need it\".");
    }
    if (entry.expired) return judge_term(entry, what);
    if (!entry.used && is_judged(entry))
      add(entry, kUnused, what + " covers no finding", advice_for_unused(comment));
  }

  // One finding a comment: a hostile one may hold thousands of words.
  void judge_unknown(const Entry& entry) {
    const std::string_view first = entry.unknown.front();
    const std::size_t more = entry.unknown.size() - 1;
    add(entry, kUnused,
        more == 0 ? fmt::format("this exception names \"{}\", which is no rule", first)
                  : fmt::format("this exception names \"{}\" and {}, which are no rules", first,
                                count_of(more, "other word")),
        advice_for(first));
  }

  void judge_term(const Entry& entry, const std::string& what) {
    if (!entry.until) {
      return add(entry, kExpired,
                 fmt::format("{} ends on \"{}\", which is no day, so it allows nothing", what,
                             entry.comment().until),
                 "Write the day as until=YYYY-MM-DD, in front of the reason.");
    }
    add(entry, kExpired, fmt::format("{} ended on {}", what, to_text(*entry.until)),
        entry.used ? "Mend what it covered, or give it a new date and say why."
                   : "It covers nothing any more: delete it.");
  }

  static std::string words_of(const Entry& entry) {
    return enumerate({entry.comment().rules.begin(), entry.comment().rules.end()});
  }

  static std::string advice_for(std::string_view word) {
    if (rules_named(word))
      return fmt::format("\"{}\" stands for several rules; name each by its id or name.", word);
    std::string advice = suggest_rule(word);
    if (advice.front() == 'd') advice.front() = 'D';
    return advice + (advice.ends_with('?') ? "" : ".");
  }

  static std::string advice_for_unused(const Suppression& comment) {
    if (comment.alone && comment.first_line == 0 && !comment.leads)
      return "Put it directly above the statement that it is meant for, without a blank line between them, "
             "or delete it.";
    return "Delete it.";
  }

  // Whether all that the comment could cover was looked for in this run.
  bool is_judged(const Entry& entry) const {
    if (!entry.placed.settled || !entry.unknown.empty()) return false;
    return std::all_of(entry.rules.begin(), entry.rules.end(), [&](const RuleWords* rule) {
      return rule->built && is_among(ran_, rule->name) && policy_.severity_of(rule->name) != Severity::kOff;
    });
  }

  void add(const Entry& entry, std::string_view rule, std::string message, std::string advice) {
    if (!is_among(ran_, rule)) return;
    const Suppression& comment = entry.comment();
    Finding finding;
    finding.rule = rule;
    finding.path = entry.placed.path;
    finding.region = {comment.line, comment.column, comment.line, comment.end_column};
    finding.detail = fmt::format("{}", fmt::join(comment.rules, ","));
    finding.message = std::move(message);
    finding.advice = std::move(advice);
    extra_.push_back(std::move(finding));
  }

  std::vector<Finding>& findings_;
  const Policy& policy_;
  const std::vector<std::string>& ran_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_path_;
  std::vector<Finding> extra_;
};

}  // namespace

void apply_suppressions(std::vector<Finding>& findings, const std::vector<PlacedSuppression>& suppressions,
                        const Policy& policy, const std::vector<std::string>& ran) {
  if (!suppressions.empty()) Comments(findings, policy, ran).apply(suppressions);
}

}  // namespace ssot
