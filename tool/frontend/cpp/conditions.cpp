#include "frontend/cpp/conditions.h"

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {
namespace {

// The tokens of a directive without blanks and comments, up to `limit` bytes: "!defined(A)".
std::string squeezed(std::string_view arguments, std::size_t limit) {
  std::string text;
  const char* at = arguments.data();
  const char* end = at + arguments.size();
  while (at < end && text.size() <= limit) {
    const char* start = at;
    const Piece piece = skip_piece(at, end);
    if (piece == Piece::kToken) text.append(start, at);
  }
  return text;
}

enum class Literal : unsigned char { kNone, kFalse, kTrue };

Literal literal(std::string_view arguments) {
  std::string text = squeezed(arguments, 16);
  while (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  if (text == "0" || text == "false") return Literal::kFalse;
  return text == "1" ? Literal::kTrue : Literal::kNone;
}

// NAME of `#ifndef NAME`, `#if !defined(NAME)` and `#if !defined NAME`; empty for anything else.
std::string guard_name(std::string_view word, std::string_view arguments) {
  std::string text = squeezed(arguments, 1000);
  if (word == "ifndef") return text;
  constexpr std::string_view kNotDefined = "!defined";
  if (word != "if" || !text.starts_with(kNotDefined)) return {};
  text.erase(0, kNotDefined.size());
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  for (const char c : text) {
    if (!is_word(c)) return {};
  }
  return text;
}

// True when nothing but blanks and comments follows.
bool nothing_but_comments(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const Piece piece = skip_piece(at, end);
    if (piece == Piece::kToken || piece == Piece::kLostRawString) return false;
  }
  return true;
}

}  // namespace

bool Conditions::take(std::string_view word, std::string_view arguments, Directive entry,
                      std::size_t imports) {
  const std::string awaited = std::move(guard_.name);
  guard_.name.clear();
  if (word == "if" || word == "ifdef" || word == "ifndef") {
    guard_.possible = guard_.possible && !guard_.found;
    open(word, arguments, entry, imports);
    return true;
  }
  if (word == "else" || word == "elif" || word == "elifdef" || word == "elifndef") {
    turn(word, arguments, entry);
    return true;
  }
  if (word == "endif") {
    close(entry, imports);
    return true;
  }
  if (word == "define" && !awaited.empty()) {
    const char* end = arguments.data();  // the name was read: it ends where the arguments begin
    if (std::string_view(end - entry.name_size, entry.name_size) == awaited) {
      guard_.found = true;
      open_.back().guard = true;
      directives_[guard_.directive].guard = true;
      --conditional_;
    }
  }
  if (word != "pragma") guard_.possible = false;
  return false;
}

void Conditions::record(Open& open, Directive entry) {
  open.last = static_cast<std::uint32_t>(directives_.size());
  directives_.push_back(entry);
}

void Conditions::set_dead(Open& open, bool dead) {
  if (open.dead == dead) return;
  open.dead = dead;
  dead_ += dead ? 1 : std::size_t(-1);
}

void Conditions::open(std::string_view word, std::string_view arguments, Directive entry,
                      std::size_t imports) {
  Open open{.dead_outside = dead()};
  ++conditional_;
  if (!open.dead_outside) {
    entry.kind = DirectiveKind::kIf;
    if (guard_.possible && open_.empty()) {
      guard_.name = guard_name(word, arguments);
      guard_.directive = static_cast<std::uint32_t>(directives_.size());
      guard_.first_import = imports;
    }
    record(open, entry);
    const Literal value = word == "if" ? literal(arguments) : Literal::kNone;
    open.taken = value == Literal::kTrue;
    set_dead(open, value == Literal::kFalse);
  }
  guard_.possible = false;
  open_.push_back(open);
}

void Conditions::turn(std::string_view word, std::string_view arguments, Directive entry) {
  guard_.possible = false;
  if (open_.empty()) return;
  Open& open = open_.back();
  if (open.dead_outside) return;
  if (open.guard) {
    // `#else` to a guard: it is an ordinary condition.
    open.guard = false;
    open.was_guard = true;
    ++conditional_;
  }
  const bool was_dead = open.dead;
  const Literal value = word == "elif" ? literal(arguments) : Literal::kNone;
  const bool dead = open.taken || value == Literal::kFalse;
  open.taken = open.taken || value == Literal::kTrue;
  entry.kind = dead ? DirectiveKind::kDead : DirectiveKind::kElse;
  // Dead code ends here, or goes on; it never began a branch of its own.
  if (was_dead) directives_[open.last].end = entry.begin;
  set_dead(open, dead);
  if (was_dead && dead) return;
  record(open, entry);
}

void Conditions::close(Directive entry, std::size_t imports) {
  guard_.possible = false;
  if (open_.empty()) return;
  Open open = open_.back();
  open_.pop_back();
  if (open.guard || open.was_guard) {
    guard_.closed = true;
    guard_.end = open.guard ? entry.end : 0;
    guard_.last_import = imports;
  }
  if (!open.guard) --conditional_;
  if (open.dead_outside) return;
  if (open.dead) {
    directives_[open.last].end = entry.begin;
    set_dead(open, false);
  }
  entry.kind = DirectiveKind::kEndif;
  directives_.push_back(entry);
}

void Conditions::finish(std::string_view text, std::vector<Import>& imports) {
  // Dead code that never ends reaches to the end of the file.
  for (Open& open : open_) {
    if (open.dead) directives_[open.last].end = static_cast<std::uint32_t>(text.size());
  }
  if (!guard_.found || !guard_.closed) return;
  const bool real = guard_.end != 0 && nothing_but_comments(text.substr(guard_.end));
  if (real) return;
  directives_[guard_.directive].guard = false;
  for (std::size_t i = guard_.first_import; i < guard_.last_import; ++i) imports[i].conditional = true;
}

}  // namespace ssot::cpp
