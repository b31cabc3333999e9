#include "frontend/cpp/module_lines.h"

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {
namespace {

// Moves over `a.b:part`. Answers where its last token ends; null when there is no such name.
const char* skip_module_name(const char*& at, const char* end, bool& partition_only) {
  const char* last = nullptr;
  bool wants_word = true;
  partition_only = at < end && *at == ':';
  bool partition = false;
  while (at < end) {
    if (is_word(*at) && !is_digit(*at)) {
      if (!wants_word) return nullptr;
      while (at < end && is_word(*at)) ++at;
      last = at;
      wants_word = false;
    } else if (*at == '.' && !wants_word) {
      ++at;
      wants_word = true;
    } else if (*at == ':' && !partition && (!wants_word || last == nullptr)) {
      ++at;
      partition = true;
      wants_word = true;
    } else {
      break;
    }
    if (!skip_to_token(at, end)) return nullptr;
  }
  return wants_word ? nullptr : last;
}

// True when what follows is `;`, perhaps after `[[attributes]]`.
bool ends_here(const char* at, const char* end) {
  int brackets = 0;
  while (at < end && !is_line_end(*at)) {
    if (*at == ';' && brackets == 0) return true;
    if (*at == '[') ++brackets;
    if (*at == ']') --brackets;
    const char* start = at;
    const Piece piece = skip_piece(at, end);
    if (piece == Piece::kToken && brackets == 0 && *start != ']') return false;
    if (piece == Piece::kLostComment || piece == Piece::kLostRawString) return false;
  }
  return false;
}

const char* header_end(const char* at, const char* end) {
  const char close = *at == '<' ? '>' : '"';
  for (++at; at < end && !is_line_end(*at); ++at) {
    if (*at == close) return at + 1;
  }
  return nullptr;
}

}  // namespace

ModuleLine ModuleLines::read(const char* start, const char* word, const char* end,
                             const std::vector<Directive>& directives) {
  const bool import = *word == 'i';
  const char* at = word + 6;
  if (!skip_to_token(at, end) || at >= end) return {};
  const char* name = at;
  const char* name_end = nullptr;
  bool partition_only = false;
  if (import && (*at == '<' || *at == '"')) {
    name_end = header_end(at, end);
    if (name_end == nullptr) return {};
    at = name_end;
  } else {
    name_end = skip_module_name(at, end, partition_only);
  }
  if (name_end == nullptr || (!import && partition_only) || !ends_here(at, end)) return {};
  if (!at_file_level(start, directives)) return {};
  return {import ? ModuleLine::kImport : ModuleLine::kDeclaration,
          {name, static_cast<std::size_t>(name_end - name)}};
}

bool ModuleLines::at_file_level(const char* start, const std::vector<Directive>& directives) {
  while (at_ < start) {
    if (next_ < directives.size() && at_ >= begin_ + directives[next_].begin) {
      const Directive& directive = directives[next_++];
      if (begin_ + directive.end > at_) at_ = begin_ + directive.end;
      if (directive.kind == DirectiveKind::kIf) conditions_.push_back(depth_);
      if (directive.kind == DirectiveKind::kElse && !conditions_.empty()) depth_ = conditions_.back();
      if (directive.kind == DirectiveKind::kEndif && !conditions_.empty()) conditions_.pop_back();
      continue;
    }
    const char* before = at_;
    skip_piece(at_, start);
    if (*before == '{') ++depth_;
    if (*before == '}' && depth_ > 0) --depth_;
  }
  return depth_ == 0;
}

}  // namespace ssot::cpp
