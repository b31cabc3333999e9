#include "frontend/cpp/macros.h"

#include <cstring>

#include "frontend/cpp/bytes.h"
#include "frontend/cpp/directives.h"

namespace ssot::cpp {
namespace {

// A macro longer than this is code, not an annotation, and does not stand in the head of a class.
constexpr std::size_t kLongestReplacement = 4000;  // bytes

void append_without_splices(std::string& out, std::string_view token) {
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool splice = token[i] == '\\' && i + 1 < token.size() && is_line_end(token[i + 1]);
    if (!splice) {
      out += token[i];
      continue;
    }
    i += token.substr(i + 1).starts_with("\r\n") ? 2 : 1;
  }
}

// The tokens of [at, end) on one line, with one blank wherever anything lay between two of them.
std::string on_one_line(const char* at, const char* end) {
  std::string line;
  while (at < end && line.size() <= kLongestReplacement) {
    const char* const start = at;
    if (skip_piece(at, end) == Piece::kToken) {
      append_without_splices(line, {start, static_cast<std::size_t>(at - start)});
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::vector<Macro> read_macros(std::string_view text) {
  FileFacts facts;
  std::vector<Directive> directives;
  read_directives(text, /*modules=*/false, facts, directives);
  std::vector<Macro> macros;
  for (const Directive& each : directives) {
    if (each.kind != DirectiveKind::kDefine || each.name_size == 0 || each.guard) continue;
    Macro macro;
    macro.name = text.substr(each.name, each.name_size);
    if (macro.name.find('\\') != std::string::npos) continue;
    const char* at = text.data() + each.name + each.name_size;
    const char* const end = text.data() + each.end;
    if (at < end && *at == '(') {
      const char* const close = static_cast<const char*>(memchr(at, ')', static_cast<std::size_t>(end - at)));
      if (close == nullptr) continue;
      macro.parameters = on_one_line(at, close + 1);
      at = close + 1;
    }
    macro.replacement = on_one_line(at, end);
    if (macro.replacement.size() <= kLongestReplacement) macros.push_back(std::move(macro));
  }
  return macros;
}

std::unordered_set<std::string_view> words_in(std::string_view text) {
  std::unordered_set<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_word(text[at])) ++at;
    if (!is_digit(text[start])) words.insert(text.substr(start, at - start));
  }
  return words;
}

}  // namespace ssot::cpp
