#include "frontend/preprocess/evaluate.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ssot::preprocess {
namespace {

constexpr int kMostDepth = 400;  // parentheses and signs inside each other
constexpr int kTernary = 2;      // precedence of `?`

int precedence(TokenKind kind) {
  switch (kind) {
    case TokenKind::kTimes:
    case TokenKind::kDivide:
    case TokenKind::kRemainder:
      return 14;
    case TokenKind::kPlus:
    case TokenKind::kMinus:
      return 13;
    case TokenKind::kShiftLeft:
    case TokenKind::kShiftRight:
      return 12;
    case TokenKind::kLess:
    case TokenKind::kGreater:
    case TokenKind::kLessEqual:
    case TokenKind::kGreaterEqual:
      return 11;
    case TokenKind::kEqual:
    case TokenKind::kUnequal:
      return 10;
    case TokenKind::kBitAnd:
      return 9;
    case TokenKind::kBitXor:
      return 8;
    case TokenKind::kBitOr:
      return 7;
    case TokenKind::kAnd:
      return 6;
    case TokenKind::kOr:
      return 5;
    case TokenKind::kQuestion:
      return kTernary + 1;
    case TokenKind::kComma:
      return kTernary;
    case TokenKind::kColon:
      return 1;
    case TokenKind::kClose:
    case TokenKind::kEnd:
      return 0;
    default:
      return -1;  // no operator
  }
}

std::optional<Value> quick_number(std::string_view text) {
  if (text.size() > 1 && text[0] == '0') return integer_value(text);
  const std::string_view digits = text.ends_with('L') ? text.substr(0, text.size() - 1) : text;
  if (digits.empty() || digits.size() > 18) return integer_value(text);
  Value value;
  for (const char byte : digits) {
    if (byte < '0' || byte > '9') return integer_value(text);
    value.bits = value.bits * 10 + static_cast<std::uint64_t>(byte - '0');
  }
  return value;
}

class Evaluation {
 public:
  Evaluation(Expander& expander, const MacroTable& macros, const Dialect& dialect)
      : expander_(expander), macros_(macros), dialect_(dialect) {}

  Condition run() {
    advance();
    Value value;
    if (!operand(value, true)) return {.valid = false};
    if (token_.kind != TokenKind::kEnd && !operators(value, kTernary + 1, true)) return {.valid = false};
    return {.holds = value.truth(), .valid = token_.kind == TokenKind::kEnd && !expander_.failed()};
  }

 private:
  void advance() {
    token_ = expander_.lex();
    if (dialect_.cplusplus && token_.kind == TokenKind::kName && token_.name->special == Special::kOperator)
      token_.kind = operator_kind(token_.name->text);
  }

  static TokenKind operator_kind(std::string_view word) {
    if (word == "and") return TokenKind::kAnd;
    if (word == "or") return TokenKind::kOr;
    if (word == "not") return TokenKind::kNot;
    if (word == "not_eq") return TokenKind::kUnequal;
    if (word == "bitand") return TokenKind::kBitAnd;
    if (word == "bitor") return TokenKind::kBitOr;
    if (word == "xor") return TokenKind::kBitXor;
    if (word == "compl") return TokenKind::kComplement;
    return TokenKind::kOther;
  }

  bool take_defined(Value& value) {
    Token name = expander_.lex_unexpanded();
    const bool wrapped = name.kind == TokenKind::kOpen;
    if (wrapped) name = expander_.lex_unexpanded();
    if (name.kind != TokenKind::kName) return false;
    value = {.bits = macros_.defined(name.name) ? 1U : 0U};
    if (wrapped && expander_.lex_unexpanded().kind != TokenKind::kClose) return false;
    advance();
    return true;
  }

  bool take_name(Value& value) {
    if (token_.name->special == Special::kDefined) return take_defined(value);
    value = {.bits = dialect_.bool_words && token_.name->special == Special::kTrue ? 1U : 0U};
    advance();
    return true;
  }

  bool take_literal(Value& value) {
    const auto read =
        token_.kind == TokenKind::kNumber
            ? quick_number(token_.text)
            : character_value(token_.text, dialect_.char_is_unsigned, dialect_.wchar_is_unsigned);
    if (!read) return false;
    value = *read;
    advance();
    return true;
  }

  bool take_parenthesis(Value& value, bool live) {
    advance();
    if (!operand(value, live)) return false;
    if (token_.kind != TokenKind::kClose) {
      if (!operators(value, kTernary, live) || token_.kind != TokenKind::kClose) return false;
    }
    advance();
    return true;
  }

  bool take_sign(Value& value, bool live) {
    const TokenKind sign = token_.kind;
    advance();
    if (!operand(value, live)) return false;
    switch (sign) {
      case TokenKind::kMinus:
        value.bits = 0 - value.bits;
        break;
      case TokenKind::kComplement:
        value.bits = ~value.bits;
        break;
      case TokenKind::kNot:
        value = {.bits = value.truth() ? 0U : 1U};
        break;
      default:
        break;
    }
    return true;
  }

  bool operand(Value& value, bool live) {
    if (depth_ >= kMostDepth) return false;
    ++depth_;
    bool good = false;
    switch (token_.kind) {
      case TokenKind::kName:
        good = take_name(value);
        break;
      case TokenKind::kNumber:
      case TokenKind::kCharacter:
        good = take_literal(value);
        break;
      case TokenKind::kOpen:
        good = take_parenthesis(value, live);
        break;
      case TokenKind::kPlus:
      case TokenKind::kMinus:
      case TokenKind::kComplement:
      case TokenKind::kNot:
        good = take_sign(value, live);
        break;
      default:
        break;
    }
    --depth_;
    return good;
  }

  // Operators of at least this precedence, from the one at `token_` on.
  bool operators(Value& left, int least, bool live) {
    if (depth_ >= kMostDepth) return false;
    ++depth_;
    const bool good = operators_within(left, least, live);
    --depth_;
    return good;
  }

  bool operators_within(Value& left, int least, bool live) {
    int next = precedence(token_.kind);
    if (next < 0) return false;
    while (next >= least) {
      const TokenKind kind = token_.kind;
      const int own = next;
      const bool dead = (kind == TokenKind::kAnd && !left.truth()) ||
                        (kind == TokenKind::kOr && left.truth()) ||
                        (kind == TokenKind::kQuestion && !left.truth());
      const bool right_live = live && !dead;
      advance();
      Value right;
      if (!operand(right, right_live)) return false;
      next = precedence(token_.kind);
      if (next < 0) return false;
      const int inner = kind == TokenKind::kQuestion ? kTernary : own + 1;
      if (next >= inner) {
        if (!operators(right, inner, right_live)) return false;
        next = precedence(token_.kind);
      }
      if (kind == TokenKind::kQuestion) {
        if (!choose(left, right, own, live)) return false;
        next = precedence(token_.kind);
      } else if (!combine(kind, left, right, live)) {
        return false;
      }
    }
    return true;
  }

  bool choose(Value& left, const Value& yes, int own, bool live) {
    if (token_.kind != TokenKind::kColon) return false;
    advance();
    const bool right_live = live && !left.truth();
    Value no;
    if (!operand(no, right_live) || !operators(no, own, right_live)) return false;
    left.bits = left.truth() ? yes.bits : no.bits;
    left.is_unsigned = yes.is_unsigned || no.is_unsigned;
    return true;
  }

  static std::uint64_t shifted_right(const Value& left, std::uint64_t by) {
    if (by > 63) by = 63;
    return left.is_unsigned ? left.bits >> by : static_cast<std::uint64_t>(left.as_signed() >> by);
  }

  static bool divide(TokenKind kind, Value& left, const Value& right, bool live) {
    if (right.bits == 0) {
      left.bits = 0;
      return !live;
    }
    const bool quotient = kind == TokenKind::kDivide;
    if (left.is_unsigned) {
      left.bits = quotient ? left.bits / right.bits : left.bits % right.bits;
    } else if (right.as_signed() == -1) {  // the smallest number by -1 overflows
      left.bits = quotient ? 0 - left.bits : 0;
    } else {
      left.bits = static_cast<std::uint64_t>(quotient ? left.as_signed() / right.as_signed()
                                                      : left.as_signed() % right.as_signed());
    }
    return true;
  }

  static bool combine(TokenKind kind, Value& left, Value right, bool live) {
    const bool own_types = kind == TokenKind::kShiftLeft || kind == TokenKind::kShiftRight ||
                           kind == TokenKind::kComma || kind == TokenKind::kOr || kind == TokenKind::kAnd;
    if (!own_types) left.is_unsigned = right.is_unsigned = left.is_unsigned || right.is_unsigned;
    const bool less = left.is_unsigned ? left.bits < right.bits : left.as_signed() < right.as_signed();
    const auto truth = [&](bool value) { left = {.bits = value ? 1U : 0U}; };
    switch (kind) {
      case TokenKind::kDivide:
      case TokenKind::kRemainder:
        return divide(kind, left, right, live);
      case TokenKind::kTimes:
        left.bits *= right.bits;
        break;
      case TokenKind::kPlus:
        left.bits += right.bits;
        break;
      case TokenKind::kMinus:
        left.bits -= right.bits;
        break;
      case TokenKind::kShiftLeft:
        left.bits = right.bits > 63 ? 0 : left.bits << right.bits;
        break;
      case TokenKind::kShiftRight:
        left.bits = shifted_right(left, right.bits);
        break;
      case TokenKind::kLess:
        truth(less);
        break;
      case TokenKind::kGreaterEqual:
        truth(!less);
        break;
      case TokenKind::kLessEqual:
        truth(less || left.bits == right.bits);
        break;
      case TokenKind::kGreater:
        truth(!less && left.bits != right.bits);
        break;
      case TokenKind::kEqual:
        truth(left.bits == right.bits);
        break;
      case TokenKind::kUnequal:
        truth(left.bits != right.bits);
        break;
      case TokenKind::kBitAnd:
        left.bits &= right.bits;
        break;
      case TokenKind::kBitXor:
        left.bits ^= right.bits;
        break;
      case TokenKind::kBitOr:
        left.bits |= right.bits;
        break;
      case TokenKind::kAnd:
        truth(left.truth() && right.truth());
        break;
      case TokenKind::kOr:
        truth(left.truth() || right.truth());
        break;
      case TokenKind::kComma:
        left = right;
        break;
      default:
        return false;  // a `:` without its `?`
    }
    return true;
  }

  Expander& expander_;
  const MacroTable& macros_;
  const Dialect& dialect_;
  Token token_;
  int depth_ = 0;
};

}  // namespace

Condition evaluate(Expander& expander, const MacroTable& macros, const Dialect& dialect) {
  return Evaluation(expander, macros, dialect).run();
}

}  // namespace ssot::preprocess
