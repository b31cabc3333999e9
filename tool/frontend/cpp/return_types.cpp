// What a function's head writes for its return type.
#include <algorithm>

#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {
namespace {

// Says nothing about the type: specifiers, attributes, and macros such as EXPORT_API in front of it.
bool is_no_type(const Head& head, std::size_t i, std::size_t end) {
  switch (head.kind(i)) {
    case TokenKind::kSpecifier:
    case TokenKind::kExtern:
    case TokenKind::kFriend:
    case TokenKind::kExplicit:
    case TokenKind::kExport:
    case TokenKind::kString:
      return true;
    case TokenKind::kName: {
      const TokenKind next = i + 1 < end ? head.kind(i + 1) : TokenKind::kEnd;
      return is_shouted(head.text(i)) &&
             (next == TokenKind::kName || next == TokenKind::kType || next == TokenKind::kConst ||
              next == TokenKind::kAuto || next == TokenKind::kSpecifier || next == TokenKind::kStruct ||
              next == TokenKind::kClass);
    }
    default:
      return false;
  }
}

void append(const Head& head, std::size_t from, std::size_t to, std::string& out) {
  for (std::size_t i = from; i < to; ++i) {
    const bool apart =
        i > from && head.tokens[i - 1].offset + head.tokens[i - 1].size != head.tokens[i].offset;
    if (apart && !out.empty()) out += ' ';
    out += head.text(i);
  }
}

// Where the type behind `->` ends.
std::size_t end_of_trailing(const Head& head, std::size_t from) {
  std::size_t i = from;
  while (i < head.size()) {
    const TokenKind kind = head.kind(i);
    const bool word = kind == TokenKind::kName && (head.text(i) == "override" || head.text(i) == "final");
    if (word || kind == TokenKind::kRequires || kind == TokenKind::kTry || kind == TokenKind::kEqual) break;
    i = head.after(i);
  }
  return i;
}

}  // namespace

std::string_view SketchReader::return_type(const FunctionHead& function, const Prefix& prefix) {
  scratch_.clear();
  if (head_.is(function.name, TokenKind::kTilde)) return {};
  const bool converts =
      head_.is(function.name, TokenKind::kOperator) &&
      (head_.is(function.name + 1, TokenKind::kName) || head_.is(function.name + 1, TokenKind::kColonColon));
  if (converts) {
    append(head_, function.name + 1, function.name_end, scratch_);
    return facts_.arena.copy(scratch_);
  }
  bool automatic = false;
  for (std::size_t i = prefix.first; i < function.path;) {
    const std::size_t attribute = head_.after_attribute(i);
    if (attribute != i) {
      i = attribute;
    } else if (is_no_type(head_, i, function.path)) {
      ++i;
    } else {
      const std::size_t next = std::min(head_.after(i), function.path);
      automatic = automatic || head_.is(i, TokenKind::kAuto);
      const bool apart =
          i > 0 && head_.tokens[i - 1].offset + head_.tokens[i - 1].size != head_.tokens[i].offset;
      if (apart && !scratch_.empty()) scratch_ += ' ';
      append(head_, i, next, scratch_);
      i = next;
    }
  }
  if (!automatic) return facts_.arena.copy(scratch_);
  for (std::size_t i = function.close + 1; i < head_.size(); i = head_.after(i)) {
    if (!head_.is(i, TokenKind::kArrow)) continue;
    scratch_.clear();
    append(head_, i + 1, end_of_trailing(head_, i + 1), scratch_);
    break;
  }
  return facts_.arena.copy(scratch_);
}

}  // namespace ssot::cpp
