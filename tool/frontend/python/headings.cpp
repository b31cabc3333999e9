#include "frontend/python/headings.h"

#include <string>

#include "frontend/python/tokens.h"

namespace ssot::python {
namespace {

constexpr std::string_view kTypeChecking = "TYPE_CHECKING";

// Heads are short, so that a search that prepares itself would cost more than it saves.
bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool names_import_failure(std::string_view text) {
  // "Exception" stands in "BaseException" too; `except MyException` is taken for one: better silent than
  // wrong.
  return holds(text, "ImportError") || holds(text, "ModuleNotFoundError") || holds(text, "Exception");
}

}  // namespace

bool is_type_checking(const Marks& marks, const char* start, const char* colon) {
  if (!holds({start, static_cast<std::size_t>(colon - start)}, kTypeChecking)) return false;
  TokenStream stream(marks, start);
  int open = 0;
  while (stream.take("(")) ++open;
  std::string_view last;
  do {
    if (stream.front.kind != Token::kName) return false;
    last = stream.front.text();
    stream.pass();
  } while (stream.take("."));
  while (open > 0 && stream.take(")")) --open;
  return open == 0 && last == kTypeChecking && stream.front.begin == colon;
}

bool is_script_guard(std::string_view head) {
  if (!holds(head, "__name__")) return false;
  std::string bare;
  for (const char c : head) {
    if (c == '\'')
      bare += '"';
    else if (c != ' ' && c != '\t' && c != '(' && c != ')')
      bare += c;
  }
  return bare == "__name__==\"__main__\"" || bare == "\"__main__\"==__name__";
}

bool catches_import_failure(std::string_view head) {
  if (head.find_first_not_of(" \t\f\\\n*") == std::string_view::npos) return true;
  return names_import_failure(head);
}

bool expects_failure(std::string_view head) {
  if (holds(head, "raises") || holds(head, "Raises")) return true;
  return holds(head, "suppress") && names_import_failure(head);
}

}  // namespace ssot::python
