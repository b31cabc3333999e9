#include "frontend/cpp/sketch.h"

#include <algorithm>
#include <cstring>

#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {
namespace {

// Clang's lexer calls itself once for each of several line continuations in a row, and overflows the stack.
// Answers where more than a thousand begin, or null.
const char* endless_splices(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* at = text.data();
  while (at < end) {
    const void* found = std::memchr(at, '\\', static_cast<std::size_t>(end - at));
    if (found == nullptr) return nullptr;
    const char* const start = static_cast<const char*>(found);
    at = start;
    for (int run = 0; at < end && *at == '\\'; ++run) {
      const char* const after = after_splice(at, end);
      if (after == at) break;
      if (run == 1000) return start;
      at = after;
    }
    if (at == start || (at < end && *at == '\\')) ++at;
  }
  return nullptr;
}

}  // namespace

bool read_definitions(std::string_view text, const std::vector<Directive>& directives,
                      const NamespaceMacros::Given& given, FileFacts& facts, Shape* shape) {
  if (const char* at = endless_splices(text); at != nullptr) {
    facts.gaps.push_back(
        {facts.path, Lines(text).line(at), GapKind::kLost,
         "More than a thousand line continuations follow each other here; definitions are not read."});
    return false;
  }
  SketchReader(text, directives, given, facts, shape).read();
  return true;
}

SketchReader::SketchReader(std::string_view text, const std::vector<Directive>& directives,
                           const NamespaceMacros::Given& given, FileFacts& facts, Shape* shape)
    : text_(text),
      directives_(directives),
      facts_(facts),
      shape_(shape),
      tokens_(text, directives),
      lines_(text),
      head_(text),
      macros_(facts.namespace_macros, given) {
  nodes_.emplace_back();
}

void SketchReader::read() {
  while (true) {
    const ScopeKind kind = scope().kind;
    const bool passed_over = kind >= ScopeKind::kBody && !state_.local_head;
    const Token token =
        passed_over ? tokens_.next_in_braces(/*records=*/kind == ScopeKind::kBody) : tokens_.next();
    if (token.kind == TokenKind::kEnd) return finish(token.offset);
    if (token.kind == TokenKind::kDirective) {
      directive(directives_[token.size]);
    } else if (state_.local_head) {
      in_local_head(token);
    } else if (passed_over) {
      in_braces(token);
    } else {
      in_head(token);
    }
  }
}

void SketchReader::directive(const Directive& directive) {
  switch (directive.kind) {
    case DirectiveKind::kIf:
      return open_condition(directive);
    case DirectiveKind::kElse:
      return turn_condition();
    case DirectiveKind::kEndif:
      return close_condition();
    case DirectiveKind::kDefine:
      return define_macro(directive);
    case DirectiveKind::kError:
      if (!branches_.empty()) branches_.back().error = true;
      return;
    default:
      return;
  }
}

void SketchReader::push(const Token& token) {
  if (head_.size() < kLongestHead)
    head_.tokens.push_back(token);
  else
    state_.overflow = true;
}

void SketchReader::clear_head() {
  head_.tokens.clear();
  state_.parens = state_.angles = 0;
  state_.equal = state_.colon = 0;
  state_.after_equal = TokenKind::kEnd;
  state_.local_head = state_.overflow = state_.braced = state_.tail = false;
}

ScopeNode SketchReader::child(ScopeKind kind) const {
  ScopeNode node = scope();
  node.kind = kind;
  node.definition = -1;
  node.typedef_tail = node.nameless = node.by_macro = false;
  return node;
}

void SketchReader::enter(ScopeNode node, const Token& brace) {
  node.parent = state_.node;
  node.saved_depth = state_.depth;
  node.saved_access = state_.access;
  node.open = brace.offset;
  if (shape_ != nullptr) shape_->braces.emplace(brace.offset, node.kind);
  state_.node = static_cast<std::int32_t>(nodes_.size());
  state_.depth = 0;
  nodes_.push_back(node);
}

void SketchReader::skip_braces(const Token& brace) { enter(child(ScopeKind::kSkipped), brace); }

void SketchReader::in_head(const Token& token) {
  switch (token.kind) {
    case TokenKind::kName:
      if (takes_namespace_macro(token)) return;
      break;
    case TokenKind::kLeftParen:
    case TokenKind::kLeftSquare:
      ++state_.parens;
      break;
    case TokenKind::kRightParen:
    case TokenKind::kRightSquare:
      if (state_.parens > 0) --state_.parens;
      break;
    case TokenKind::kLeftBrace:
      if (state_.parens > 0) return skip_braces(token);
      return open_brace(token);
    case TokenKind::kRightBrace:
      return close_brace(token);
    case TokenKind::kSemicolon:
      if (state_.parens > 0) return clear_head();  // brackets that a macro closes: start afresh
      return end_statement(token);
    case TokenKind::kLess:
      if (state_.parens == 0 &&
          (state_.angles > 0 || (head_.size() != 0 && head_.tokens.back().kind == TokenKind::kTemplate)))
        ++state_.angles;
      break;
    case TokenKind::kGreater:
    case TokenKind::kGreaterGreater:
      if (state_.parens == 0 && state_.angles > 0) {
        state_.angles = std::max(0, state_.angles - (token.kind == TokenKind::kGreater ? 1 : 2));
      }
      break;
    case TokenKind::kColon:
      if (state_.parens == 0 && state_.equal == 0) return colon(token);
      break;
    case TokenKind::kEqual:
      if (state_.parens == 0 && state_.angles == 0 && state_.equal == 0 && head_.size() != 0 &&
          head_.tokens.back().kind != TokenKind::kOperator) {
        state_.equal = token.offset + 1;
        return;
      }
      break;
    default:
      break;
  }
  if (state_.equal == 0) return push(token);
  if (state_.after_equal == TokenKind::kEnd) state_.after_equal = token.kind;
}

void SketchReader::colon(const Token& token) {
  const std::size_t size = head_.size();
  if (size != 0 && size <= 2) {
    const TokenKind kind = head_.kind(0);
    const bool slots = size == 2 && head_.is(1, TokenKind::kName);
    if ((size == 1 || slots) &&
        (kind == TokenKind::kPublic || kind == TokenKind::kProtected || kind == TokenKind::kPrivate)) {
      state_.access = kind == TokenKind::kPublic    ? Access::kPublic
                      : kind == TokenKind::kPrivate ? Access::kPrivate
                                                    : Access::kProtected;
      return clear_head();
    }
    if (size == 1 && head_.is(0, TokenKind::kName) && scope().kind == ScopeKind::kRecord) {
      const std::string_view word = head_.text(0);  // Qt's sections
      if (word == "signals" || word == "Q_SIGNALS") return clear_head();
    }
  }
  // Access sections may follow a macro without `;`: `Q_OBJECT public:`.
  if (size > 1 && scope().kind == ScopeKind::kRecord) {
    const TokenKind last = head_.kind(size - 1);
    if (last == TokenKind::kPublic || last == TokenKind::kProtected || last == TokenKind::kPrivate) {
      state_.access = last == TokenKind::kPublic    ? Access::kPublic
                      : last == TokenKind::kPrivate ? Access::kPrivate
                                                    : Access::kProtected;
      return clear_head();
    }
  }
  // Looked for once a statement, and not in heads that no person writes: each look costs the head's length.
  if (state_.colon != 0 || state_.angles != 0 || size <= 2 || size > kLongestInitialised) return push(token);
  const bool record = head_has(TokenKind::kClass, size) || head_has(TokenKind::kStruct, size) ||
                      head_has(TokenKind::kUnion, size) || head_has(TokenKind::kEnum, size);
  if (!record) {
    if (has_brackets()) state_.colon = static_cast<std::uint32_t>(size);
  }
  push(token);
}

bool SketchReader::has_brackets() const {
  return std::any_of(head_.tokens.begin(), head_.tokens.end(),
                     [](const Token& t) { return t.kind == TokenKind::kRightParen; });
}

// Outside brackets: the `class` of `template <class T>` is no record's.
bool SketchReader::head_has(TokenKind kind, std::size_t limit) const {
  int parens = 0;
  int angles = 0;
  for (std::size_t i = 0; i < limit; ++i) {
    const TokenKind at = head_.kind(i);
    if (at == TokenKind::kLeftParen || at == TokenKind::kLeftSquare) ++parens;
    if (at == TokenKind::kRightParen || at == TokenKind::kRightSquare) --parens;
    if (parens > 0) continue;
    const bool opens =
        i > 0 && (head_.is(i - 1, TokenKind::kTemplate) ||
                  (angles > 0 && (head_.is(i - 1, TokenKind::kName) || head_.is(i - 1, TokenKind::kCast))));
    if (at == TokenKind::kLess && opens) ++angles;
    if (at == TokenKind::kGreater && angles > 0) --angles;
    if (at == TokenKind::kGreaterGreater) angles = std::max(0, angles - 2);
    if (angles == 0 && at == kind) return true;
  }
  return false;
}

void SketchReader::open_brace(const Token& token) {
  if (head_.size() == 0 && !old_style_.empty()) head_.tokens.swap(old_style_);
  old_style_.clear();
  const std::size_t size = head_.size();
  if (state_.equal != 0 || state_.braced || state_.angles > 0) return skip_braces(token);
  if (state_.colon != 0) {
    const TokenKind last = head_.kind(size - 1);
    if (last == TokenKind::kName || last == TokenKind::kGreater || last == TokenKind::kGreaterGreater)
      return skip_braces(token);
  }
  head_.pair_brackets();
  // `requires (T t) {…}` and `requires {…}`.
  if (size != 0 && head_.is(size - 1, TokenKind::kRequires)) return skip_braces(token);
  if (size > 2 && head_.is(size - 1, TokenKind::kRightParen)) {
    const std::size_t open = head_.partner(size - 1);
    if (open >= 2 && open < size && head_.is(open - 1, TokenKind::kRequires)) {
      const TokenKind before = head_.kind(open - 2);
      if (before == TokenKind::kRequires || before == TokenKind::kLogical || before == TokenKind::kGreater)
        return skip_braces(token);
    }
  }
  const bool too_deep = scope().qualified.size() > kLongestName;
  if (too_deep && !too_deep_) lost(token.offset, "Scopes are nested too deeply to be read from here on.");
  too_deep_ = too_deep_ || too_deep;
  const bool judged = !state_.overflow && size != 0 && !too_deep;
  if (judged && (opens_namespace(token) || opens_record(token) || opens_function(token))) return;
  // `int x{3};`, `int a[]{1};`: a name after a type, or an array.
  if (size > 1 && scope().kind != ScopeKind::kLinkage) {
    const TokenKind last = head_.kind(size - 1);
    if (last == TokenKind::kName || last == TokenKind::kRightSquare || last == TokenKind::kGreater) {
      state_.braced = true;
      return skip_braces(token);
    }
  }
  const bool continues = size != 0 && head_.is(0, TokenKind::kCatch);
  ScopeNode body = child(ScopeKind::kBody);
  body.local = true;
  if (continues) body.definition = body.enclosing = try_function_;
  clear_head();
  enter(body, token);
}

void SketchReader::close_brace(const Token& token) {
  old_style_.clear();
  const ScopeNode closed = scope();
  if (closed.kind == ScopeKind::kFile) {
    if (!stray_brace_) lost(token.offset, "This '}' closes nothing.");
    stray_brace_ = true;
    return clear_head();
  }
  set_end(closed.definition, token.offset);
  for (std::size_t i = 0; i < twins_.size();) {
    if (twins_[i].first != state_.node) {
      ++i;
      continue;
    }
    set_end(twins_[i].second, token.offset);
    twins_.erase(twins_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  state_.node = closed.parent;
  state_.depth = closed.saved_depth;
  state_.access = closed.saved_access;
  if (closed.kind == ScopeKind::kSkipped) {
    if (state_.equal == 0 && !state_.braced) push(token);
    return;
  }
  clear_head();
  if (closed.kind != ScopeKind::kRecord && closed.kind != ScopeKind::kEnum) return;
  state_.tail = true;
  state_.tail_typedef = closed.typedef_tail;
  state_.tail_nameless = closed.nameless;
  state_.tail_record = closed.record;
}

void SketchReader::end_statement(const Token& token) {
  if (!state_.overflow && (head_.size() != 0)) {
    head_.pair_brackets();
    const bool tail = state_.tail;
    if (tail && state_.tail_typedef) {
      names_tail(token);
    } else if (!old_style_.empty() && !has_brackets()) {
      return clear_head();  // one more parameter's declaration
    } else if (begins_old_style()) {
      return clear_head();
    } else if (!declares_namespace_alias(token) && !declares_using(token) && !declares_typedef(token) &&
               !declares_record(token) && !declares_function(token) && !tail) {
      declares_variable(token);
    }
  }
  old_style_.clear();
  clear_head();
}

// `int f(a, b) int a; char *b; {`: the first declaration of a parameter ends what looks like a statement.
bool SketchReader::begins_old_style() {
  if (scope().kind >= ScopeKind::kRecord || state_.equal != 0 || state_.tail) return false;
  const FunctionHead function = read_function(head_, 0, head_.size(), {});
  if (!function.found || function.close + 2 >= head_.size()) return false;
  for (std::size_t i = function.open + 1; i < function.close; ++i) {
    const TokenKind wanted = (i - function.open) % 2 == 1 ? TokenKind::kName : TokenKind::kComma;
    if (!head_.is(i, wanted)) return false;
  }
  const TokenKind next = head_.kind(function.close + 1);
  const bool declares = next == TokenKind::kType || next == TokenKind::kStruct || next == TokenKind::kConst ||
                        next == TokenKind::kSpecifier ||
                        (next == TokenKind::kName && !is_shouted(head_.text(function.close + 1)));
  const std::size_t last = head_.size() - 1;
  if (!declares || function.close == function.open + 1 ||
      !(head_.is(last, TokenKind::kName) || head_.is(last, TokenKind::kRightSquare)))
    return false;
  for (std::size_t i = function.close + 1; i < head_.size(); ++i) {
    if (head_.is(i, TokenKind::kLeftParen) || head_.is(i, TokenKind::kArrow)) return false;
  }
  if (!function.typed && !facts_.path.ends_with(".c")) return false;
  // Two names at least: `f(a) MACRO;` is none.
  if (function.close + 3 > head_.size()) return false;
  old_style_ = head_.tokens;
  return true;
}

void SketchReader::finish(std::uint32_t end) {
  note_unknown_macros();
  if (scope().kind == ScopeKind::kFile) return;
  const std::uint32_t open = scope().open;
  int unclosed = 0;
  for (std::int32_t node = state_.node; node > 0; node = nodes_[static_cast<std::size_t>(node)].parent) {
    set_end(nodes_[static_cast<std::size_t>(node)].definition, end);
    ++unclosed;
  }
  // What a macro opens, another may close that is unknown.
  if (unclosed <= macro_scopes_) return;
  lost(open, "The '{' here is never closed.");
}

void SketchReader::lost(std::uint32_t offset, std::string reason) {
  facts_.gaps.push_back({facts_.path, lines_.line(text_.data() + offset), GapKind::kLost, std::move(reason)});
}

}  // namespace ssot::cpp
