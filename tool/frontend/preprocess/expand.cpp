#include "frontend/preprocess/expand.h"

#include "frontend/preprocess/substitute.h"

namespace ssot::preprocess {
namespace {

constexpr std::size_t kMostSteps = 2'000'000;  // tokens one directive may take
constexpr std::size_t kMostLevels = 2'000;
constexpr int kMostNested = 200;  // arguments inside arguments

}  // namespace

void Expander::start(const Token* tokens, std::size_t count) {
  depth_ = 0;
  steps_ = 0;
  nested_ = 0;
  failed_ = false;
  gave_up_ = false;
  if (!kept_.empty()) kept_.clear();
  Level& base = push();
  base.at = tokens;
  base.end = tokens + count;
  base.barrier = true;
}

Expander::Level& Expander::push() {
  if (depth_ == levels_.size()) levels_.emplace_back();
  Level& level = levels_[depth_++];
  level.macro = nullptr;
  level.barrier = false;
  level.respace = false;
  return level;
}

bool Expander::over_budget() {
  if (++steps_ > kMostSteps || depth_ > kMostLevels || nested_ > kMostNested) gave_up_ = true;
  return gave_up_;
}

Token Expander::lex_unexpanded() {
  if (over_budget()) return {};
  for (;;) {
    Level& level = levels_[depth_ - 1];
    if (level.at != level.end) {
      Token token = *level.at++;
      if (level.respace) {
        token.space = level.space;
        level.respace = false;
      }
      return token;
    }
    if (level.barrier) return {};
    --depth_;
  }
}

bool Expander::active(const Macro* macro) const {
  for (std::size_t index = 0; index < depth_; ++index) {
    if (levels_[index].macro == macro) return true;
  }
  return false;
}

bool Expander::open_follows() const {
  for (std::size_t index = depth_; index-- > 0;) {
    const Level& level = levels_[index];
    if (level.at != level.end) return level.at->kind == TokenKind::kOpen;
    if (level.barrier) return false;
  }
  return false;
}

Token Expander::lex() {
  for (;;) {
    Token token = lex_unexpanded();
    if (token.kind != TokenKind::kName || token.painted) return token;
    const Macro* macro = macros_.find(token.name);
    if (macro == nullptr) {
      if (!macros_.builtin(token.name) || expand_builtin(token)) return token;
      continue;
    }
    if (macro->number) {
      token.kind = TokenKind::kNumber;
      token.text = macro->body;
      return token;
    }
    if (active(macro)) {
      token.painted = true;
      return token;
    }
    if (!expand(token, *macro)) return token;
  }
}

// False: `name` stands for itself.
bool Expander::expand(Token& name, const Macro& macro) {
  if (!macro.function) {
    push_body(macro, name.space);
    return true;
  }
  if (!open_follows()) return false;
  std::vector<TokenList> arguments;
  if (!read_arguments(macro, arguments)) {
    failed_ = true;
    name.painted = true;
    return false;
  }
  push_call(macro, arguments, name.space);
  return true;
}

void Expander::push_body(const Macro& macro, bool space) {
  const TokenList& body = macro.tokens(names_);
  TokenList pasted;
  const bool pastes = Substitution::pastes(body);
  if (pastes) pasted = Substitution(*this, macro, {}).run();
  Level& level = push();
  level.macro = &macro;
  level.respace = true;
  level.space = space;
  if (pastes) {
    level.owned = std::move(pasted);
    level.at = level.owned.data();
    level.end = level.at + level.owned.size();
  } else {
    level.at = body.data();
    level.end = level.at + body.size();
  }
}

void Expander::push_call(const Macro& macro, const std::vector<TokenList>& arguments, bool space) {
  TokenList replaced = Substitution(*this, macro, arguments).run();
  Level& level = push();
  level.macro = &macro;
  level.respace = true;
  level.space = space;
  level.owned = std::move(replaced);
  level.at = level.owned.data();
  level.end = level.at + level.owned.size();
}

bool Expander::read_arguments(const Macro& macro, std::vector<TokenList>& arguments) {
  lex_unexpanded();  // the `(`
  const std::size_t wanted = macro.parameters.size();
  arguments.emplace_back();
  for (int depth = 1;;) {
    Token token = lex_unexpanded();
    if (token.kind == TokenKind::kEnd) return false;
    if (token.kind == TokenKind::kOpen) ++depth;
    if (token.kind == TokenKind::kClose && --depth == 0) break;
    const bool rest = macro.variadic && arguments.size() == wanted;
    if (token.kind == TokenKind::kComma && depth == 1 && !rest) {
      arguments.emplace_back();
      continue;
    }
    // Its macro may be free again when the argument is expanded; the name is not.
    if (token.kind == TokenKind::kName) {
      const Macro* own = macros_.find(token.name);
      if (own != nullptr && active(own)) token.painted = true;
    }
    arguments.back().push_back(token);
  }
  if (wanted == 0) return arguments.size() == 1 && arguments[0].empty() ? (arguments.clear(), true) : false;
  if (macro.variadic && arguments.size() + 1 == wanted) arguments.emplace_back();
  return arguments.size() == wanted;
}

Expander::TokenList Expander::expanded(const TokenList& argument) {
  TokenList result;
  ++nested_;
  if (over_budget()) return result;
  const std::size_t bottom = depth_;
  Level& level = push();
  level.at = argument.data();
  level.end = level.at + argument.size();
  level.barrier = true;
  for (Token token = lex(); token.kind != TokenKind::kEnd; token = lex()) result.push_back(token);
  depth_ = bottom;
  --nested_;
  if (!result.empty() && !argument.empty()) result.front().space = argument.front().space;
  return result;
}

std::string_view Expander::keep(std::string words) { return kept_.emplace_back(std::move(words)); }

Token Expander::number(long long value, bool space) {
  return {.kind = TokenKind::kNumber, .space = space, .text = keep(std::to_string(value))};
}

Token Expander::text(std::string words, bool space) {
  std::string quoted = "\"";
  for (const char byte : words) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return {.kind = TokenKind::kText, .space = space, .text = keep(quoted + '"')};
}

}  // namespace ssot::preprocess
