#include "audit/fingerprints.h"

#include <algorithm>
#include <deque>

namespace ssot {
namespace {

constexpr std::uint64_t kPrime = 0x100000001b3U;  // of FNV-1a
constexpr std::uint64_t kBasis = 0xcbf29ce484222325U;

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = kBasis;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Tokens {
 public:
  Tokens(std::string_view code, Language language) : code_(code), python_(language == Language::kPython) {}

  std::vector<std::uint64_t> all() {
    std::vector<std::uint64_t> tokens;
    while (at_ < code_.size()) {
      const std::size_t start = at_;
      if (skipped()) continue;
      take();
      tokens.push_back(hash_text(code_.substr(start, at_ - start)));
    }
    return tokens;
  }

 private:
  bool skipped() {
    const char c = code_[at_];
    if (static_cast<unsigned char>(c) <= ' ') {
      ++at_;
    } else if (python_ ? c == '#' : code_.substr(at_).starts_with("//")) {
      at_ = std::min(code_.find('\n', at_), code_.size());
    } else if (!python_ && code_.substr(at_).starts_with("/*")) {
      const std::size_t end = code_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? code_.size() : end + 2;
    } else {
      return false;
    }
    return true;
  }

  void take() {
    const char c = code_[at_];
    if (c == '"' || c == '\'') {
      take_string(c);
    } else if (is_word(c)) {
      while (at_ < code_.size() && is_word(code_[at_])) ++at_;
    } else {
      ++at_;
    }
  }

  // To its end, or to the end of the line where it has none: an apostrophe of C++ (1'000) opens nothing.
  void take_string(char quote) {
    const std::string_view three = code_.substr(at_, 3);
    if (python_ && three.size() == 3 && three[1] == quote && three[2] == quote) {
      const std::size_t end = code_.find(three, at_ + 3);
      at_ = end == std::string_view::npos ? code_.size() : end + 3;
      return;
    }
    for (++at_; at_ < code_.size() && code_[at_] != '\n'; ++at_) {
      if (code_[at_] == quote) {
        ++at_;
        return;
      }
      if (code_[at_] == '\\' && at_ + 1 < code_.size()) ++at_;
    }
  }

  std::string_view code_;
  bool python_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::uint64_t> tokens_of(std::string_view code, Language language) {
  return Tokens(code, language).all();
}

std::uint64_t hash_of(const std::vector<std::uint64_t>& tokens) {
  std::uint64_t hash = kBasis;
  for (const std::uint64_t token : tokens) hash = (hash ^ token) * kPrime;
  return hash;
}

std::vector<std::uint64_t> fingerprints_of(const std::vector<std::uint64_t>& tokens) {
  std::vector<std::uint64_t> grams;
  for (std::size_t i = 0; i + kGram <= tokens.size(); ++i) {
    std::uint64_t hash = kBasis;
    for (std::size_t k = 0; k < kGram; ++k) hash = (hash ^ tokens[i + k]) * kPrime;
    grams.push_back(hash ^ (hash >> 29));
  }
  // The smallest of each window of `kGuaranteed - kGram + 1` grams; a queue of those that may still be one.
  constexpr std::size_t kWindow = kGuaranteed - kGram + 1;
  std::vector<std::uint64_t> chosen;
  std::deque<std::size_t> least;
  for (std::size_t i = 0; i < grams.size(); ++i) {
    while (!least.empty() && grams[least.back()] >= grams[i]) least.pop_back();
    least.push_back(i);
    if (least.front() + kWindow <= i) least.pop_front();
    if (i + 1 >= kWindow || i + 1 == grams.size()) chosen.push_back(grams[least.front()]);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

int likeness(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      ++shared, ++i, ++k;
    else if (a[i] < b[k])
      ++i;
    else
      ++k;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<int>(100 * shared / all);
}

}  // namespace ssot
