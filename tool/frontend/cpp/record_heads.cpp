// Heads of classes, structs, unions and enums.
#include "frontend/cpp/declarators.h"

namespace ssot::cpp {
namespace {

bool is_record_key(TokenKind kind) {
  return kind == TokenKind::kClass || kind == TokenKind::kStruct || kind == TokenKind::kUnion ||
         kind == TokenKind::kEnum;
}

// One constraint after `requires`, up to what cannot belong to it.
std::size_t after_constraint(const Head& head, std::size_t i) {
  while (i < head.size()) {
    while (head.is(i, TokenKind::kRequires)) ++i;
    if (head.is(i, TokenKind::kLeftParen) || head.is(i, TokenKind::kExpression) ||
        head.is(i, TokenKind::kCast)) {
      i = head.after(i);
      if (head.is(i, TokenKind::kRightBrace)) ++i;
      if (head.is(i, TokenKind::kLeftParen)) i = head.after(i);
      if (head.is(i, TokenKind::kRightBrace)) ++i;
    } else {
      while (head.is(i, TokenKind::kName) || head.is(i, TokenKind::kColonColon)) {
        i = head.after(i);
        if (head.is(i, TokenKind::kLess) && head.opens(i)) i = head.after(i);
        if (head.is(i, TokenKind::kName)) break;
      }
      if (head.is(i, TokenKind::kRightBrace)) ++i;
    }
    if (!head.is(i, TokenKind::kLogical)) break;
    ++i;
  }
  return i;
}

// Moves over `ns::Name<…>`; fills the name's fields. False: no name here.
bool read_path(const Head& head, std::size_t& i, RecordHead& record) {
  record.path = i;
  bool named = false;
  while (true) {
    if (head.is(i, TokenKind::kColonColon)) {
      ++i;
    } else if (named) {
      return true;
    }
    if (!head.is(i, TokenKind::kName)) return named;
    record.name = i++;
    named = true;
    record.arguments = record.arguments_end = i;
    if (head.is(i, TokenKind::kLess) && head.opens(i)) {
      i = head.after(i);
      record.arguments_end = i;
    }
  }
}

// Behind the run of `MACRO(x)` at `i` that stand for statements of their own, because a declaration begins
// there; else `i`.
std::size_t after_macro_calls(const Head& head, std::size_t i) {
  std::size_t next = i;
  while (head.is(next, TokenKind::kName) && head.is(next + 1, TokenKind::kLeftParen) &&
         head.opens(next + 1)) {
    next = head.after(next + 1);
  }
  if (next == i) return i;
  switch (head.kind(next)) {
    case TokenKind::kUsing:
    case TokenKind::kTypedef:
    case TokenKind::kTemplate:
    case TokenKind::kFriend:
    case TokenKind::kSpecifier:
    case TokenKind::kExplicit:
    case TokenKind::kExtern:
    case TokenKind::kType:
    case TokenKind::kTypename:
    case TokenKind::kStaticAssert:
    case TokenKind::kNamespace:
    case TokenKind::kConcept:
    case TokenKind::kClass:
    case TokenKind::kStruct:
    case TokenKind::kUnion:
    case TokenKind::kEnum:
      return next;
    default:
      return i;
  }
}

bool is_virt_word(const Head& head, std::size_t i) {
  return head.is(i, TokenKind::kName) &&
         (head.text(i) == "final" || head.text(i) == "sealed" || head.text(i) == "abstract");
}

}  // namespace

bool is_shouted(std::string_view name) {
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return name.size() > 1;
}

Prefix read_prefix(const Head& head) {
  Prefix prefix;
  std::size_t& i = prefix.first;
  while (i < head.size()) {
    if (head.is(i, TokenKind::kTemplate)) {
      if (!head.is(i + 1, TokenKind::kLess) || !head.opens(i + 1)) {
        prefix.instantiation = true;
        ++i;
        continue;
      }
      const bool empty = head.partner(i + 1) == i + 2;
      prefix.is_template = prefix.is_template || !empty;
      prefix.specialised = prefix.specialised || empty;
      i = head.after(i + 1);
      if (head.is(i, TokenKind::kRequires)) i = after_constraint(head, i);
    } else if (head.after_attribute(i) != i) {
      i = head.after_attribute(i);
    } else if (head.is(i, TokenKind::kExport)) {
      ++i;
    } else if (const std::size_t next = after_macro_calls(head, i); next != i) {
      i = next;
    } else {
      break;
    }
  }
  return prefix;
}

RecordHead read_record(const Head& head, std::size_t first) {
  RecordHead record;
  std::size_t i = first;
  while (i < head.size() && !is_record_key(head.kind(i))) {
    // A macro call may stand before it; anything else with brackets is a declarator.
    if (head.is(i, TokenKind::kLeftParen) && !(i > first && head.is(i - 1, TokenKind::kName))) {
      if (!(i > first && (head.is(i - 1, TokenKind::kAttribute) || head.is(i - 1, TokenKind::kAlignas))))
        return record;
    }
    i = head.after(i);
  }
  if (i >= head.size()) return record;
  record.key = i++;
  if (head.is(record.key, TokenKind::kEnum) &&
      (head.is(i, TokenKind::kClass) || head.is(i, TokenKind::kStruct)))
    ++i;
  record.bases = head.size();
  int names = 0;
  while (i < head.size()) {
    if (head.after_attribute(i) != i) {
      i = head.after_attribute(i);
    } else if (head.is(i, TokenKind::kColon)) {
      record.bases = i + 1;
      break;
    } else if (names > 0 && is_virt_word(head, i)) {
      ++i;
    } else if (head.is(i, TokenKind::kName) || head.is(i, TokenKind::kColonColon)) {
      const std::size_t start = i;
      if (head.is(i + 1, TokenKind::kLeftParen) && head.opens(i + 1)) {
        // `struct foo f(…)` against `class EXPORT(x) Foo` and `class EXPORT CAPABILITY(x) Foo`.
        const bool macros = names > 0 && is_shouted(head.text(record.name)) && is_shouted(head.text(i));
        i = head.after(i + 1);
        if ((names > 0 && !(macros && head.is(i, TokenKind::kName))) || i >= head.size()) return record;
        names = 0;
        continue;
      }
      if (!read_path(head, i, record) || i == start) return record;
      ++names;
    } else {
      return record;
    }
  }
  record.found = true;
  record.unnamed = names == 0;
  record.two_names = names > 1;
  return record;
}

std::vector<std::pair<std::size_t, std::size_t>> read_bases(const Head& head, std::size_t from) {
  std::vector<std::pair<std::size_t, std::size_t>> bases;
  std::size_t start = from;
  for (std::size_t i = from; i <= head.size();) {
    if (i == head.size() || head.is(i, TokenKind::kComma)) {
      if (i > start) bases.emplace_back(start, i);
      start = ++i;
      continue;
    }
    const TokenKind kind = head.kind(i);
    const bool skipped = kind == TokenKind::kPublic || kind == TokenKind::kProtected ||
                         kind == TokenKind::kPrivate || kind == TokenKind::kSpecifier;
    if (i == start && skipped) {
      start = ++i;
    } else if (i == start && head.after_attribute(i) != i) {
      start = i = head.after_attribute(i);
    } else {
      i = head.after(i);
    }
  }
  return bases;
}

std::size_t path_start(const Head& head, std::size_t name) {
  std::size_t start = name;
  while (start >= 1 && head.is(start - 1, TokenKind::kColonColon)) {
    if (start < 2) return start - 1;
    std::size_t before = start - 2;
    if ((head.is(before, TokenKind::kGreater) || head.is(before, TokenKind::kGreaterGreater)) &&
        head.partner(before) < before && head.partner(before) > 0) {
      before = head.partner(before) - 1;
    }
    if (!head.is(before, TokenKind::kName)) return start - 1;
    start = before;
  }
  return start;
}

std::string path_text(const Head& head, std::size_t path, std::size_t name) {
  std::string text;
  for (std::size_t i = path; i < name; i = head.after(i)) {
    if (head.is(i, TokenKind::kName)) {
      text += head.text(i);
      text += "::";
    }
  }
  return text;
}

}  // namespace ssot::cpp
