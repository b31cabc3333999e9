// Patterns over chains of names, as `usage[].pattern` and the emitters and methods of `events` hold them
// (contract.md, "401").
//
// A pattern matches a contiguous part of a chain that starts at its first link, or behind `self.`, `cls.`,
// `this.`; a leading `*.` lets it start anywhere. `*` in a link is any characters. Symbols (`m:f`) are no
// chain patterns.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"
#include "base/result.h"
#include "model/request.h"

namespace ssot {

class ChainPattern {
 public:
  // Links joined by '.', '->' or '::'. Fails with a sentence where a link is empty or no name glob.
  static Result<ChainPattern> parse(std::string_view text);

  // `chain` has its links joined by '.'; a leading '.' means that it starts with no name.
  bool matches(std::string_view chain) const { return end_of_match(chain) != 0; }
  // The same, and the part that matches ends where the chain ends: what is called is what the pattern names.
  bool matches_to_end(std::string_view chain) const;
  // One past the first matching part, in bytes of `chain`; 0 when there is none.
  std::size_t end_of_match(std::string_view chain) const;

  // What every matching chain holds: the longest literal run of its links. Empty when a pattern has none
  // (`*.*`).
  const Word& word() const { return word_; }

  const std::string& text() const { return text_; }

 private:
  void find_word();
  // Most chains lack the pattern's word, and need not be taken apart.
  bool may_match(std::string_view chain) const { return chain.find(word_.text) != std::string_view::npos; }
  std::size_t match_at(const std::vector<std::string_view>& links, std::size_t first) const;

  std::vector<Glob> links_;
  std::string text_;
  Word word_;
  bool anywhere_ = false;  // a leading `*.`
};

}  // namespace ssot
