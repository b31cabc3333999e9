#include "report/utf16.h"

#include "report/utf8.h"

namespace ssot {
namespace {

int utf16_column(int byte_column, std::string_view line) {
  if (byte_column < 1) return 0;
  const auto before = static_cast<std::size_t>(byte_column) - 1;
  return before > line.size() ? 0 : utf16_length(line.substr(0, before)) + 1;
}

}  // namespace

int utf16_length(std::string_view text) {
  int length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    length += character.code < 0x10000 ? 1 : 2;
    at += character.size;
  }
  return length;
}

Utf16Columns utf16_columns(const Region& region, std::string_view line) {
  Utf16Columns columns;
  columns.start = utf16_column(region.column, line);
  if (columns.start != 0 && region.end_line <= region.line && region.end_column >= region.column)
    columns.end = utf16_column(region.end_column, line);
  return columns;
}

}  // namespace ssot
