#include "frontend/clang/module_text.h"

#include "frontend/cpp/bytes.h"
#include "frontend/cpp/module_lines.h"

namespace ssot::clang_reader {
namespace {

bool take_word(const char*& at, const char* end, std::string_view word) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  if (!rest.starts_with(word) || (rest.size() > word.size() && cpp::is_word(rest[word.size()]))) return false;
  at += word.size();
  return true;
}

bool take_mark(const char*& at, const char* end, char mark) {
  return cpp::skip_to_token(at, end) && at < end && *at == mark && (++at, true);
}

// `module;` and `module :private;`, behind the word.
bool is_fragment(const char* at, const char* end) {
  if (take_mark(at, end, ';')) return true;
  return take_mark(at, end, ':') && cpp::skip_to_token(at, end) && take_word(at, end, "private") &&
         take_mark(at, end, ';');
}

}  // namespace

std::string without_module_lines(std::string_view text, const std::vector<cpp::Directive>& directives) {
  std::string result(text);
  cpp::ModuleLines lines(text);
  const char* const end = text.data() + text.size();
  for (const char* line = text.data(); line < end; ++line) {
    const char* start = line;
    while (line < end && !cpp::is_line_end(*line)) ++line;
    while (start < line && cpp::is_blank(*start)) ++start;
    const char* word = start;
    if (take_word(word, line, "export") && !cpp::skip_to_token(word, end)) continue;
    const char* behind = word;
    const bool module = take_word(behind, end, "module");
    if (!module && !take_word(behind, end, "import")) continue;
    const bool fragment = module && is_fragment(behind, end);
    if (!fragment && lines.read(start, word, end, directives).kind == cpp::ModuleLine::kNone) continue;
    for (const char* at = start; at < end; ++at) {
      if (!cpp::is_line_end(*at)) result[static_cast<std::size_t>(at - text.data())] = ' ';
      if (*at == ';') break;
    }
  }
  return result;
}

}  // namespace ssot::clang_reader
