#include "verdict/baseline_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json.h"
#include "verdict/baseline_tokens.h"

namespace ssot {
namespace {

using Kind = BaselineToken::Kind;

constexpr std::string_view kSchema = "ssot-baseline/1";
constexpr std::size_t kParts = 6;
constexpr std::size_t kMostComplaints = 100;

bool is_rule_id(std::string_view text) {
  return text.size() == 7 && text.starts_with("SSOT") &&
         std::all_of(text.begin() + 4, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_count(std::string_view text) {
  return !text.empty() && text.size() < 10 && text.front() != '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class BaselineReader {
 public:
  BaselineReader(std::string_view text, const std::string& file) : tokens_(text) {
    reading_.baseline.file = file;
  }

  BaselineReading run() && {
    next();
    if (token_.kind == Kind::kEnd) {
      complain("the file is empty", "delete it, or let \"ssot baseline\" write it");
    } else if (token_.is('{')) {
      next();
      members();
    } else {
      complain("a file of known debt is a JSON object", "let \"ssot baseline\" write it");
    }
    if (reading_.complaints.empty() && !seen_schema_) {
      complain_at({.line = 1, .column = 1}, fmt::format("the file lacks \"schema\": \"{}\"", kSchema),
                  "is it a file that \"ssot baseline\" wrote?");
    }
    auto& entries = reading_.baseline.entries;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [](const auto& a, const auto& b) { return a.line == b.line; }),
                  entries.end());
    return std::move(reading_);
  }

 private:
  bool full() const { return reading_.complaints.size() >= kMostComplaints; }

  void complain_at(JsonPlace place, std::string message, std::string suggestion = {}) {
    if (full()) return;
    reading_.complaints.push_back(
        {.place = {.file = reading_.baseline.file, .line = place.line, .column = place.column},
         .message = std::move(message),
         .suggestion = std::move(suggestion)});
  }
  void complain(std::string message, std::string suggestion = {}) {
    complain_at(token_.place, std::move(message), std::move(suggestion));
  }

  void next() {
    token_ = tokens_.next();
    if (const auto conflict = tokens_.take_conflict()) {
      complain_at(
          *conflict, "git left a merge conflict here",
          "delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>> and keep the others: "
          "their order does not matter, and what is no longer found \"ssot baseline --prune\" takes out");
    }
  }

  // To the next line: what follows a mistake on its own line says nothing new.
  void skip_line() {
    const int line = token_.place.line;
    while (token_.kind != Kind::kEnd && token_.place.line == line) next();
  }

  void wrong(std::string_view expected) {
    complain(token_.kind == Kind::kBad ? std::string(token_.text)
                                       : fmt::format("{} is expected here", expected));
    skip_line();
  }

  void members() {
    while (!full() && !foreign_) {
      while (token_.is(',')) next();
      if (token_.kind == Kind::kEnd) return complain("the file ends before its \"}\"", "was it cut off?");
      if (token_.is('}')) {
        next();
        if (token_.kind != Kind::kEnd) complain("nothing may stand behind the last \"}\"");
        return;
      }
      if (token_.kind != Kind::kText) {
        wrong("a key such as \"findings\"");
        continue;
      }
      const BaselineToken key = token_;
      next();
      if (!token_.is(':')) {
        wrong("\":\"");
        continue;
      }
      next();
      member(key);
    }
  }

  void member(const BaselineToken& key) {
    if (key.text == "findings") return findings();
    if (key.text == "schema") {
      seen_schema_ = true;
      if (token_.kind == Kind::kText && token_.text == kSchema) return next();
      foreign_ = true;
      complain(fmt::format("this version of ssot reads files with \"schema\": \"{}\" alone", kSchema));
    } else if (key.text == "depth") {
      if (token_.kind == Kind::kWord && (token_.text == "1" || token_.text == "2" || token_.text == "3")) {
        // What a merge leaves may hold it twice.
        const int depth = token_.text.front() - '0';
        reading_.baseline.depth = seen_depth_ ? std::max(reading_.baseline.depth, depth) : depth;
        seen_depth_ = true;
        return next();
      }
      complain("\"depth\" is 1, 2 or 3");
    } else if (key.text == "$schema") {
      if (token_.kind == Kind::kText) return next();
      complain("\"$schema\" must be a text");
    } else {
      complain_at(key.place, fmt::format("unknown key \"{}\"", key.text),
                  "known keys are \"schema\", \"depth\" and \"findings\"");
    }
    skip_line();
  }

  void findings() {
    if (!token_.is('[')) return wrong("\"[\", which opens the array of findings,");
    next();
    while (!full()) {
      while (token_.is(',')) next();
      if (token_.kind == Kind::kEnd)
        return complain("the file ends before the \"]\" of its findings", "was it cut off?");
      if (token_.is(']')) return next();
      if (token_.is('[')) {
        entry();
      } else {
        wrong("a finding, as in [\"SSOT101\", …],");
      }
    }
  }

  void entry() {
    BaselineEntry entry;
    entry.place = {.file = reading_.baseline.file, .line = token_.place.line, .column = token_.place.column};
    const JsonPlace place = token_.place;
    next();
    while (!token_.is(']')) {
      if (token_.is(',')) {
        next();
      } else if (token_.kind == Kind::kText && entry.key.size() <= kParts) {
        entry.key.push_back(std::move(token_.text));
        next();
      } else {
        return wrong(token_.kind == Kind::kText ? "\"]\", behind six texts," : "a text of a finding");
      }
    }
    next();
    if (entry.key.empty()) return;  // the array's last element
    if (const auto mistake = mistake_in(entry.key)) return complain_at(place, *mistake);
    entry.line = baseline_line(entry.key);
    reading_.baseline.entries.push_back(std::move(entry));
  }

  static std::optional<std::string> mistake_in(const std::vector<std::string>& key) {
    if (key.size() != kParts)
      return fmt::format("a finding has {} texts (rule, concept, path, enclosing, detail, n-th), not {}",
                         kParts, key.size());
    if (!is_rule_id(key[0])) return fmt::format("\"{}\" is no rule's id", key[0]);
    if (!is_recordable(key[0]))
      return fmt::format(
          "findings of {} cannot be known debt: they are about ssot's own files; delete the line", key[0]);
    if (key[2].empty()) return "the finding names no path";
    if (!is_count(key[5])) return fmt::format("\"{}\" is no number that counts equal findings", key[5]);
    return std::nullopt;
  }

  BaselineTokens tokens_;
  BaselineToken token_;
  BaselineReading reading_;
  bool seen_schema_ = false;
  bool foreign_ = false;  // of another version: nothing more is said of it
  bool seen_depth_ = false;
};

}  // namespace

BaselineReading read_baseline(std::string_view text, const std::string& file) {
  return BaselineReader(text, file).run();
}

std::string baseline_text(int depth, const std::vector<std::string_view>& lines) {
  std::string text =
      fmt::format("{{\n  \"schema\": \"{}\",\n  \"depth\": {},\n  \"findings\": [\n", kSchema, depth);
  for (const std::string_view line : lines) fmt::format_to(std::back_inserter(text), "    {},\n", line);
  return text + "    []\n  ]\n}\n";
}

std::string baseline_line(const std::vector<std::string>& key) { return to_text(Json(key)); }

bool is_recordable(std::string_view rule_id) { return !rule_id.starts_with("SSOT9") || rule_id == "SSOT907"; }

}  // namespace ssot
