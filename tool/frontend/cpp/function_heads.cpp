// Heads of functions, their parameters, and the names of other declarators.
#include "frontend/cpp/declarators.h"

namespace ssot::cpp {
namespace {

// Words that may follow a parameter list.
bool is_suffix(const Head& head, std::size_t i) {
  switch (head.kind(i)) {
    case TokenKind::kConst:
    case TokenKind::kNoexcept:
    case TokenKind::kAmpersand:
    case TokenKind::kLogical:
    case TokenKind::kArrow:
    case TokenKind::kRequires:
    case TokenKind::kTry:
    case TokenKind::kAttribute:
    case TokenKind::kLeftSquare:
    case TokenKind::kColon:
    case TokenKind::kEqual:
      return true;
    case TokenKind::kName:
      return head.text(i) == "override" || head.text(i) == "final";
    default:
      return false;
  }
}

// Words that can be (part of) a return type.
bool is_type_word(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
    case TokenKind::kType:
    case TokenKind::kAuto:
    case TokenKind::kDecltype:
    case TokenKind::kClass:
    case TokenKind::kStruct:
    case TokenKind::kUnion:
    case TokenKind::kEnum:
    case TokenKind::kTypename:
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
      return true;
    default:
      return false;
  }
}

bool has_type(const Head& head, std::size_t from, std::size_t to) {
  while (from < to) {
    const std::size_t next = head.after_attribute(from);
    if (next != from) {
      from = next;
      continue;
    }
    if (is_type_word(head.kind(from))) {
      // A macro call such as `ATTR(x)` is no type.
      if (!(head.is(from, TokenKind::kName) && head.is(from + 1, TokenKind::kLeftParen))) return true;
    }
    from = head.after(from);
  }
  return false;
}

class FunctionFinder {
 public:
  FunctionFinder(const Head& head, std::size_t first, std::size_t limit, std::string_view class_name)
      : head_(head), first_(first), limit_(limit), class_name_(class_name) {}

  FunctionHead find() {
    for (std::size_t i = first_; i < limit_;) {
      const std::size_t attribute = head_.after_attribute(i);
      if (attribute != i) {
        i = attribute;
      } else if (head_.is(i, TokenKind::kOperator)) {
        return operator_name(i);
      } else if (best_.found && ends_at(i)) {
        return best_;
      } else if ((head_.is(i, TokenKind::kDecltype) || head_.is(i, TokenKind::kNoexcept) ||
                  head_.is(i, TokenKind::kExplicit)) &&
                 head_.is(i + 1, TokenKind::kLeftParen)) {
        i = head_.after(i + 1);
      } else if (head_.is(i, TokenKind::kLeftParen) && head_.opens(i)) {
        group(i);
        i = head_.after(i);
      } else {
        i = head_.after(i);
      }
    }
    return best_;
  }

 private:
  // The candidate is the function: what follows its parameters can follow nothing else. A macro in front of a
  // function (`ATTR(x) const T& f()`) is followed by a type.
  bool ends_at(std::size_t i) const {
    if (!is_suffix(head_, i)) return false;
    if (best_.typed) return true;
    if (i != best_.close + 1) return false;
    const bool macro = is_shouted(head_.text(best_.name)) && head_.text(best_.name) != class_name_;
    const TokenKind kind = head_.kind(i);
    return !macro ||
           (kind != TokenKind::kConst && kind != TokenKind::kAttribute && kind != TokenKind::kLeftSquare);
  }

  FunctionHead operator_name(std::size_t i) const {
    FunctionHead found;
    found.path = path_start(head_, i);
    found.name = i;
    std::size_t end = i + 1;
    if (head_.is(end, TokenKind::kLeftParen) && head_.is(end + 1, TokenKind::kRightParen)) end += 2;
    if (end == i + 1 && (head_.is(end, TokenKind::kLess) || head_.is(end, TokenKind::kGreater))) ++end;
    while (end < limit_ && !head_.is(end, TokenKind::kLeftParen)) end = head_.after(end);
    if (end >= limit_ || !head_.opens(end)) return {};
    found.name_end = end;
    found.open = end;
    found.close = head_.partner(end);
    found.found = true;
    found.typed = true;
    return found;
  }

  void group(std::size_t open) {
    if (open == first_) {
      parenthesised(open);
      return;
    }
    std::size_t before = open - 1;
    if ((head_.is(before, TokenKind::kGreater) || head_.is(before, TokenKind::kGreaterGreater)) &&
        head_.partner(before) < before && head_.partner(before) > first_) {
      before = head_.partner(before) - 1;
    }
    if (!head_.is(before, TokenKind::kName) || before < first_) {
      parenthesised(open);
      return;
    }
    FunctionHead found{
        .found = true, .name = before, .name_end = before + 1, .open = open, .close = head_.partner(open)};
    if (before > first_ && head_.is(before - 1, TokenKind::kTilde)) found.name = before - 1;
    found.path = path_start(head_, found.name);
    if (found.path < first_) found.path = first_;
    found.typed = has_type(head_, first_, found.path);
    if (!best_.found || replaces(found)) best_ = found;
  }

  // `(f)(int)` and `(*f(int))(char)`.
  void parenthesised(std::size_t open) {
    const std::size_t close = head_.partner(open);
    if (best_.found) return;
    std::size_t name = 0;
    std::size_t parameters = 0;
    if (close == open + 2 && head_.is(open + 1, TokenKind::kName) &&
        head_.is(close + 1, TokenKind::kLeftParen)) {
      name = open + 1;
      parameters = close + 1;
    } else if (head_.is(open + 1, TokenKind::kStar) || head_.is(open + 1, TokenKind::kAmpersand)) {
      for (std::size_t i = open + 1; i + 1 < close && name == 0; i = head_.after(i)) {
        if (head_.is(i, TokenKind::kName) && head_.is(i + 1, TokenKind::kLeftParen)) name = i;
      }
      parameters = name + 1;
    }
    if (name == 0 || !head_.opens(parameters)) return;
    best_ = {.found = true,
             .typed = true,
             .path = path_start(head_, name),
             .name = name,
             .name_end = name + 1,
             .open = parameters,
             .close = head_.partner(parameters)};
    if (best_.path < open) best_.path = name;
  }

  // Two candidates: one of them is a macro, before or behind the function.
  bool replaces(const FunctionHead& later) const {
    if (best_.typed) return false;
    const std::size_t between = best_.close + 1;
    if (between < later.path) return true;  // `MACRO(x) int f(int)`
    const std::string_view earlier_name = head_.text(best_.name);
    const std::string_view later_name = head_.text(later.name);
    if (earlier_name == class_name_ || head_.is(best_.name, TokenKind::kTilde)) return false;
    if (later_name == class_name_ || head_.is(later.name, TokenKind::kTilde)) return true;
    if (best_.path != best_.name) return false;
    return is_shouted(earlier_name) && !is_shouted(later_name);
  }

  const Head& head_;
  std::size_t first_;
  std::size_t limit_;
  std::string_view class_name_;
  FunctionHead best_;
};

constexpr std::size_t kNoName = std::size_t(-1);

// The name that the declarator in [from, to) declares, or kNoName.
std::size_t declarator_name(const Head& head, std::size_t from, std::size_t to, bool type_is_given) {
  std::size_t name = kNoName;
  bool named = false;
  int type_words = type_is_given ? 1 : 0;
  for (std::size_t i = from; i < to;) {
    const std::size_t attribute = head.after_attribute(i);
    if (attribute != i) {
      i = attribute;
      continue;
    }
    const TokenKind kind = head.kind(i);
    if (kind == TokenKind::kDecltype && head.is(i + 1, TokenKind::kLeftParen)) {
      ++type_words;
      i = head.after(i + 1);
      continue;
    }
    if (kind == TokenKind::kLeftParen && head.opens(i)) {
      if (i > from && head.is(i - 1, TokenKind::kName) && head.is(head.after(i), TokenKind::kName)) {
        i = head.after(i);  // `MACRO(type) name`
        continue;
      }
      const TokenKind inside = head.kind(i + 1);
      const bool pointer = inside == TokenKind::kStar || inside == TokenKind::kAmpersand ||
                           inside == TokenKind::kLogical ||
                           (inside == TokenKind::kName && head.is(i + 2, TokenKind::kColonColon));
      const bool grouped =
          inside == TokenKind::kName && head.partner(i) == i + 2 && head.is(i + 3, TokenKind::kLeftParen);
      if ((pointer || grouped) && type_words > 0) {
        // The deepest name: `(*name)`, `(*name[3])`, `(C::*name)`.
        for (std::size_t inner = i + 1; inner < head.partner(i); ++inner) {
          if (head.is(inner, TokenKind::kLeftSquare)) break;
          if (head.is(inner, TokenKind::kName)) name = inner;
          if (head.is(inner, TokenKind::kRightParen)) break;
        }
        return name;
      }
      break;
    }
    if (kind == TokenKind::kLeftSquare || kind == TokenKind::kColon || kind == TokenKind::kEqual) break;
    if (kind == TokenKind::kName) {
      const bool qualified = i > from && head.is(i - 1, TokenKind::kColonColon);
      if (!qualified || type_words == 0) ++type_words;
      named = !qualified && type_words > 1;
      name = i;
    } else if (is_type_word(kind) || kind == TokenKind::kConst) {
      if (kind != TokenKind::kTypename) ++type_words;
      named = false;
    } else if (kind != TokenKind::kEllipsis) {
      named = false;
    }
    i = head.after(i);
  }
  return named ? name : kNoName;
}

}  // namespace

FunctionHead read_function(const Head& head, std::size_t first, std::size_t limit,
                           std::string_view class_name) {
  return FunctionFinder(head, first, limit, class_name).find();
}

std::vector<ParameterTokens> read_parameters(const Head& head, std::size_t open, std::size_t close) {
  std::vector<ParameterTokens> parameters;
  if (close == open + 2 && head.text(open + 1) == "void") return parameters;
  std::size_t start = open + 1;
  std::size_t equal = 0;
  for (std::size_t i = start; i <= close;) {
    if (i == close || head.is(i, TokenKind::kComma)) {
      if (i > start) {
        const std::size_t end = equal == 0 ? i : equal;
        ParameterTokens parameter{.has_default = equal != 0};
        parameter.variadic = head.is(start, TokenKind::kEllipsis);
        const std::size_t name =
            parameter.variadic ? kNoName : declarator_name(head, start, end, /*type_is_given=*/false);
        parameter.name = name == kNoName ? 0 : name;
        parameters.push_back(parameter);
      }
      equal = 0;
      start = ++i;
      continue;
    }
    if (head.is(i, TokenKind::kEqual) && equal == 0) equal = i;
    i = head.after(i);
  }
  return parameters;
}

bool holds_arguments(const Head& head, std::size_t open, std::size_t close) {
  std::size_t words = 0;
  for (std::size_t i = open + 1; i < close; i = head.after(i)) {
    switch (head.kind(i)) {
      case TokenKind::kNumber:
      case TokenKind::kString:
      case TokenKind::kExpression:
      case TokenKind::kCast:
        return words < 2;
      case TokenKind::kPunctuation:
        return true;
      case TokenKind::kStar:
      case TokenKind::kAmpersand:
        if (i == open + 1 || head.is(i - 1, TokenKind::kComma)) return true;
        return false;
      case TokenKind::kType:
      case TokenKind::kConst:
      case TokenKind::kEllipsis:
      case TokenKind::kAuto:
      case TokenKind::kTypename:
      case TokenKind::kStruct:
      case TokenKind::kEqual:
        return false;
      case TokenKind::kLeftParen:
        if (i > open + 1 && head.is(i - 1, TokenKind::kName) && !head.is(i + 1, TokenKind::kStar))
          return true;
        break;
      case TokenKind::kName:
        if (++words > 1 && head.is(i - 1, TokenKind::kName)) return false;
        break;
      case TokenKind::kComma:
        words = 0;
        break;
      default:
        break;
    }
  }
  return false;
}

std::vector<std::size_t> declared_names(const Head& head, std::size_t first, bool type_is_given) {
  std::vector<std::size_t> names;
  std::size_t start = first;
  for (std::size_t i = first; i <= head.size();) {
    if (i == head.size() || head.is(i, TokenKind::kComma)) {
      const std::size_t name = declarator_name(head, start, i, type_is_given || !names.empty());
      if (name != kNoName) names.push_back(name);
      start = ++i;
      continue;
    }
    i = head.after(i);
  }
  return names;
}

}  // namespace ssot::cpp
