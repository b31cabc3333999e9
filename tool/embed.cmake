# Writes OUT: every file of FILES (a list) as a constant, named by its path under ROOT.
# Texts become arrays of short string literals, since compilers limit one literal's length.
set(text "// Generated from rules/ by tool/embed.cmake.\n#include \"model/embedded.h\"\n\nnamespace ssot {\nnamespace {\n")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH name ${ROOT} ${file})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  # A literal a 16 bytes, so that no hex escape runs into a following character.
  string(REGEX REPLACE "(................................................................)" "\\1\"\n\"" bytes "${bytes}")
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(APPEND text "constexpr char file_${index}[] = \"${bytes}\";\n")
  string(APPEND table "    {\"${name}\", {file_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND text "constexpr EmbeddedFile table[] = {\n${table}    {\"\", \"\"},\n};\n}  // namespace\n\n"
  "std::span<const EmbeddedFile> embedded_files() { return {table, ${index}}; }\n\n}  // namespace ssot\n")
file(WRITE ${OUT} "${text}")
