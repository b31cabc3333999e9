#include "verdict/baseline_tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace ssot {
namespace {

using Kind = BaselineToken::Kind;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Git's marks are seven characters long and begin their lines.
constexpr std::array<std::string_view, 4> kConflictMarks{"<<<<<<<", "|||||||", "=======", ">>>>>>>"};

}  // namespace

BaselineTokens::BaselineTokens(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) at_ = line_start_ = kByteOrderMark.size();
}

JsonPlace BaselineTokens::place() const {
  return {.line = line_, .column = static_cast<std::int32_t>(at_ - line_start_ + 1)};
}

std::optional<JsonPlace> BaselineTokens::take_conflict() { return std::exchange(conflict_, std::nullopt); }

bool BaselineTokens::skip_conflict_mark() {
  if (at_ != line_start_) return false;
  const std::string_view rest = text_.substr(at_);
  const auto mark = std::find_if(kConflictMarks.begin(), kConflictMarks.end(),
                                 [&](std::string_view each) { return rest.starts_with(each); });
  if (mark == kConflictMarks.end()) return false;
  if (!in_conflict_ && !conflict_) conflict_ = place();
  in_conflict_ = mark->front() != '>';
  at_ += std::min(rest.find('\n'), rest.size());
  return true;
}

void BaselineTokens::skip_blank() {
  while (at_ < text_.size()) {
    if (skip_conflict_mark()) continue;
    const char c = text_[at_];
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return;
    ++at_;
    if (c == '\n') {
      ++line_;
      line_start_ = at_;
    }
  }
}

BaselineToken BaselineTokens::token(Kind kind, std::size_t size) {
  BaselineToken token{.kind = kind, .text = std::string(text_.substr(at_, size)), .place = place()};
  at_ += size;
  return token;
}

BaselineToken BaselineTokens::next() {
  skip_blank();
  if (at_ == text_.size()) return token(Kind::kEnd, 0);
  const std::string_view rest = text_.substr(at_);
  constexpr std::string_view kMarks = "{}[]:,";
  if (kMarks.find(rest.front()) != std::string_view::npos) return token(Kind::kMark, 1);
  if (rest.front() == '"') return text_token();
  const std::size_t size = std::min(rest.find_first_of(" \t\r\n{}[]:,\""), rest.size());
  const bool word = std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size),
                                [](char c) { return c > ' ' && c < 0x7F && c != '/'; });
  BaselineToken read = token(word ? Kind::kWord : Kind::kBad, size);
  if (!word) read.text = "this is no JSON";
  return read;
}

BaselineToken BaselineTokens::text_token() {
  std::size_t end = at_ + 1;
  bool escaped = false;
  while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') {
    const bool backslash = text_[end] == '\\';
    escaped |= backslash;
    end += backslash && end + 1 < text_.size() && text_[end + 1] != '\n' ? 2 : 1;
  }
  const bool closed = end < text_.size() && text_[end] == '"';
  BaselineToken read = token(Kind::kText, end - at_ + (closed ? 1 : 0));
  const auto bad = [&](const char* why) {
    read.kind = Kind::kBad;
    read.text = why;
    return read;
  };
  if (!closed) return bad("this text is not closed on its line");
  if (!is_valid_utf8(read.text)) return bad("this text is not UTF-8");
  const std::string_view inner = std::string_view(read.text).substr(1, read.text.size() - 2);
  if (std::any_of(inner.begin(), inner.end(), [](unsigned char c) { return c < 0x20; }))
    return bad("this text holds a control character, which JSON writes as \\u");
  if (!escaped) {
    read.text = std::string(inner);
    return read;
  }
  const nlohmann::json value = nlohmann::json::parse(read.text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_string()) return bad("this text has a backslash that JSON does not know");
  read.text = value.get<std::string>();
  return read;
}

}  // namespace ssot
