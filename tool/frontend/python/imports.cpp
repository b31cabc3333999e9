#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "frontend/python/reading.h"

namespace ssot::python {
namespace {

bool is_keyword(const Token& token) {
  return token.is("import") || token.is("as") || token.is("from") || token.is("if") || token.is("in");
}

// "a.b", "..x", "." with blanks left out. Ends before what cannot belong to a dotted name.
std::string_view read_dotted(Arena& arena, TokenStream& stream) {
  const char* const begin = stream.front.begin;
  bool tight = true;   // no blanks inside, all ASCII: copied as it stands
  std::string spaced;  // filled once it is not tight
  bool after_name = false;
  while (!stream.front.stops()) {
    const bool dot = stream.front.is('.');
    if (!dot && (stream.front.kind != Token::kName || after_name || is_keyword(stream.front))) break;
    const std::string_view piece = dot ? std::string_view(".") : identifier(arena, stream.front.text());
    if (tight && ((stream.front.begin != begin && stream.front.begin != stream.last_end) ||
                  (!dot && piece != stream.front.text()))) {
      tight = false;
      if (stream.front.begin != begin) spaced.assign(begin, stream.last_end);
    }
    if (!tight) spaced += piece;
    after_name = !dot;
    stream.pass();
  }
  if (!tight) return arena.copy(spaced);
  if (stream.last_end < begin || stream.front.begin == begin) return {};
  return arena.copy({begin, static_cast<std::size_t>(stream.last_end - begin)});
}

void note_effect(Reading& reading, const Import& import) {
  const bool loader = import.module == "importlib" && import.name != "metadata" &&
                      import.name != "resources" && import.name != "abc";
  const bool table = import.module == "sys" && import.name == "modules";
  const bool hook = import.name == "__getattr__" || import.alias == "__getattr__";
  if (loader || import.module == "importlib.util" || table || (hook && import.scope == Scope::kModule)) {
    reading.facts.dynamic = true;
  }
}

void read_alias(Arena& arena, TokenStream& stream, Import& import) {
  if (!stream.front.is("as")) return;
  stream.pass();
  if (stream.front.kind != Token::kName) return;
  import.alias = identifier(arena, stream.front.text());
  stream.pass();
}

void add(Reading& reading, TokenStream& stream, Import import, const char* name_begin, const char* name_end) {
  import.name_line = reading.lines.line(name_begin);
  import.name_column = reading.lines.column(name_begin);
  read_alias(reading.facts.arena, stream, import);
  const bool on_one_line = count_newlines(name_begin, stream.last_end) == 0;
  const char* const end =
      on_one_line ? stream.last_end : std::min(name_end, std::find(name_begin, name_end, '\n'));
  import.name_end_column = import.name_column + static_cast<int>(end - name_begin);
  note_effect(reading, import);
  reading.facts.imports.push_back(import);
}

void read_modules(Reading& reading, TokenStream& stream, const Import& proto) {
  for (;;) {
    Import import = proto;
    const char* const begin = stream.front.begin;
    import.module = read_dotted(reading.facts.arena, stream);
    if (import.module.empty()) return;
    add(reading, stream, import, begin, stream.last_end);
    if (!stream.front.is(',')) return;
    stream.pass();
  }
}

void read_names(Reading& reading, TokenStream& stream, const Import& proto) {
  if (stream.front.is('(')) stream.pass();
  for (;;) {
    Import import = proto;
    const Token name = stream.front;
    if (name.kind != Token::kName && !name.is('*')) break;
    import.name = name.is('*') ? std::string_view("*") : identifier(reading.facts.arena, name.text());
    stream.pass();
    add(reading, stream, import, name.begin, name.end);
    if (!stream.front.is(',')) break;
    stream.pass();
  }
  if (stream.front.is(')')) stream.pass();
}

}  // namespace

std::string_view identifier(Arena& arena, std::string_view spelling) {
  const bool ascii = std::all_of(spelling.begin(), spelling.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii) return arena.copy(spelling);
  utf8proc_uint8_t* normal = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(spelling.data()),
                   static_cast<utf8proc_ssize_t>(spelling.size()), &normal, options);
  if (size < 0) return arena.copy(spelling);
  const std::string_view copied =
      arena.copy({reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size)});
  std::free(normal);
  return copied;
}

const char* read_import(Reading& reading, const Block& block, const char* start) {
  std::vector<Import>& imports = reading.facts.imports;
  const std::size_t first = imports.size();
  TokenStream stream(reading.marks, start);
  Import proto;
  proto.kind = stream.front.is("from") ? ImportKind::kFrom : ImportKind::kImport;
  proto.scope = block.scope();
  proto.guarded = block.guarded;
  proto.script_only = block.script_only;
  proto.line = reading.lines.line(start);
  proto.column = reading.lines.column(start);
  stream.pass();
  if (proto.kind == ImportKind::kImport) {
    read_modules(reading, stream, proto);
  } else {
    proto.module = read_dotted(reading.facts.arena, stream);
    if (!stream.front.is("import") || proto.module.empty()) return stream.last_end;
    stream.pass();
    read_names(reading, stream, proto);
  }
  const int end_line = imports.size() > first ? reading.lines.line(stream.last_end) : 0;
  for (std::size_t i = first; i < imports.size(); ++i) imports[i].end_line = end_line;
  // Inside brackets that never closed the scanner looks again from the start, and says so.
  return stream.tokens.depth() > 0 ? start + 1 : stream.last_end;
}

}  // namespace ssot::python
