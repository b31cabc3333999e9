// C++ seen as bytes: line splices, comments, string literals, numbers. Just enough to know what is code and
// what is not.
//
// A file is anything between two pointers; what is pointed at is followed by a NUL and 64 readable bytes.
// Every function moves forward and takes time linear in what it passes. Meaning (which directive, which name)
// belongs to directives.h.
#pragma once
#include <string>
#include <string_view>

namespace ssot::cpp {

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0'; }
inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Letters, digits, `_`, `$` and every byte of a character that is not ASCII.
bool is_word(char c);

// Where the line goes on when `at` is a backslash that ends one (blanks may follow it, as GCC and Clang
// allow); else `at`.
const char* after_splice(const char* at, const char* end);

// What ended a lexed piece.
enum class Piece : unsigned char { kBlank, kLineEnd, kComment, kToken, kLostComment, kLostRawString };

// Moves `at` over one token, comment, run of blanks, or line end. A string or character that its line does
// not close ends with the line, as for Clang. At `end` it must not be called.
Piece skip_piece(const char*& at, const char* end);

// Moves over blanks, splices and comments; stays on the line, except inside a block comment. False: a comment
// never ends.
bool skip_to_token(const char*& at, const char* end);

// Moves to the line end that ends the directive, or to `end`. Answers kLineEnd, or what was never closed and
// then sets `lost` to where that opened.
Piece skip_directive(const char*& at, const char* end, const char*& lost);

// The word at `at` with splices taken out, or empty; moves over it. `storage` is used only when there is a
// splice in it.
std::string_view read_word(const char*& at, const char* end, std::string& storage);

// The start of the logical line that holds `at`, but never before `floor`.
const char* logical_line_start(const char* at, const char* floor);

// True when only blanks and splices lie between `at` and the line end before it, or `floor`; then
// `floor_reached` says which.
bool starts_line(const char* at, const char* floor, bool& floor_reached);

}  // namespace ssot::cpp
