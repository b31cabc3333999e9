// How far a reader went to know something. Deeper readings replace shallower ones, never the other way round.
#pragma once
#include <cstdint>
#include <string_view>

namespace ssot {

enum class Proof : std::uint8_t {
  kLexer,  // depth 1: every file, at lexer speed, without a build
  kParse,  // depth 2: a compiler's parser, that file alone
  kUnit,   // depth 3: the file inside a translation unit, with that unit's own flags
};
std::string_view proof_name(Proof proof);  // "lexer", "parse", "unit"

}  // namespace ssot
