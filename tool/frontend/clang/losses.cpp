#include "frontend/clang/losses.h"

#include <algorithm>

#include "frontend/cpp/bytes.h"

namespace ssot::clang_reader {
namespace {

// What stands between two of `;`, `{`, `}` and directives.
struct Stretch {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool record = false;  // says `class` and the like, not as a template's parameter
  bool called = false;  // begins with `NAME(`
  bool unbalanced = false;
  bool opens = false;  // ends with `{`
  int tokens = 0;
};

bool is_record_word(std::string_view word) {
  return word == "class" || word == "struct" || word == "union" || word == "enum" || word == "concept";
}

class Stretches {
 public:
  explicit Stretches(std::string_view text)
      : text_(text), at_(text.data()), end_(text.data() + text.size()) {}

  // False at the end of the text.
  bool next(Stretch& stretch) {
    stretch = {.from = offset(at_)};
    int depth = 0;
    char before = 0;
    while (at_ < end_) {
      const char* const start = at_;
      const cpp::Piece piece = cpp::skip_piece(at_, end_);
      if (piece != cpp::Piece::kToken) continue;
      stretch.to = offset(at_);
      if (*start == '#' && starts_line(start)) {
        skip_directive();
        if (stretch.tokens == 0) stretch.from = offset(at_);
        continue;
      }
      const std::string_view token(start, static_cast<std::size_t>(at_ - start));
      if (token == ";" || token == "{" || token == "}") {
        stretch.opens = token == "{";
        stretch.unbalanced = stretch.unbalanced || (token == ";" && depth > 0);
        return true;
      }
      if (stretch.tokens == 1) stretch.called = token == "(";
      if (is_record_word(token) && before != '<' && before != ',') stretch.record = true;
      if (token == "(" || token == "[") ++depth;
      if ((token == ")" || token == "]") && --depth < 0 && stretch.tokens == 0 && token == "]")
        stretch.unbalanced = true;
      before = token.back();
      ++stretch.tokens;
    }
    return stretch.tokens > 0;
  }

 private:
  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - text_.data()); }
  bool starts_line(const char* at) const {
    bool floor_reached = false;
    return cpp::starts_line(at, text_.data(), floor_reached);
  }
  void skip_directive() {
    const char* lost = nullptr;
    cpp::skip_directive(at_, end_, lost);
  }

  std::string_view text_;
  const char* at_;
  const char* end_;
};

}  // namespace

std::optional<std::uint32_t> first_loss(std::string_view text, const std::vector<SeenError>& errors,
                                        const std::vector<std::uint32_t>& names) {
  std::vector<std::uint32_t> places;
  for (const SeenError& error : errors) {
    if (error.structural) places.push_back(error.offset);
  }
  std::sort(places.begin(), places.end());
  auto place = places.begin();
  Stretches stretches(text);
  for (Stretch stretch; place != places.end() && stretches.next(stretch);) {
    place = std::lower_bound(place, places.end(), stretch.from);
    if (place == places.end() || *place >= stretch.to) continue;
    const auto name = std::lower_bound(names.begin(), names.end(), stretch.from);
    const bool named = name != names.end() && *name < stretch.to;
    if (named || stretch.called) continue;
    if (stretch.unbalanced || (stretch.opens && stretch.record)) return *place;
  }
  return std::nullopt;
}

}  // namespace ssot::clang_reader
