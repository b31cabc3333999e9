// Strings that came from the scanned tree (paths, names, messages that quote them), made harmless for one
// kind of output each. A renderer prints no such string except through these; hardening.md says what hostile
// names do.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// For a person's terminal, or a line of text: control, bidirectional and other invisible characters, and
// bytes that are not UTF-8, become visible escapes (\x1b, \u202e, \xff). A backslash stays as it is: this is
// for reading.
void append_for_terminal(std::string& out, std::string_view text);
std::string for_terminal(std::string_view text);

// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD; invisible characters are written as
// \uXXXX, so that a report shown on a terminal is harmless as well. The meaning for a JSON reader is
// unchanged.
void append_json_string(std::string& out, std::string_view text);

// A quoted DOT string: an identifier and a label that shows as for_terminal shows it.
void append_dot_string(std::string& out, std::string_view text);

// A quoted Mermaid label: all but letters, digits, blanks, '_', '.', '/' and '-' as numbered entities.
void append_mermaid_string(std::string& out, std::string_view text);

// For one line of Markdown, outside code and not at the start of the line: every character with a meaning in
// Markdown or HTML is escaped, and nobody is mentioned.
void append_markdown(std::string& out, std::string_view text);
std::string for_markdown(std::string_view text);
// The same inside a code span: returns the span with back-ticks that the text does not hold.
std::string markdown_code(std::string_view text);
// The same in a cell of a table, whose rows GitHub cuts at every bar, code or not.
std::string markdown_cell_code(std::string_view text);

// Text or an attribute's value of XML 1.0, which cannot hold most control characters in any spelling: those,
// and bytes that are not UTF-8, become U+FFFD; other invisible characters, tabs and line ends become
// character references.
std::string for_xml(std::string_view text);

// Text or a quoted attribute's value of HTML: what has a meaning there becomes character references, and
// invisible characters and bytes that are not UTF-8 are made visible, as for_terminal does.
void append_html(std::string& out, std::string_view text);

// The message of a GitHub workflow command, and the value of one of its properties. Invisible characters are
// made visible first, so that a line never ends early and a log shows what is there.
std::string for_workflow_data(std::string_view text);
std::string for_workflow_property(std::string_view text);

// Every byte that a URI's path does not take as it is, as %XX: the exact bytes of a path, '/' kept.
std::string percent_encoded(std::string_view text);
// The bytes that percent_encoded wrote so; what it never writes stays as it is.
std::string percent_decoded(std::string_view text);

// `text` of at most `most` bytes, ending in "…" when something was cut off; never the half of a character.
std::string cut_to(std::string_view text, std::size_t most);

// True when `text` is UTF-8 throughout.
bool is_utf8(std::string_view text);

}  // namespace ssot
