// The keywords that a sketch must know, found by one hash and one comparison.
#include <array>
#include <cstring>

#include "frontend/cpp/tokens.h"

namespace ssot::cpp {
namespace {

struct Word {
  std::string_view text;
  TokenKind kind = TokenKind::kName;
};

constexpr Word kWords[] = {
    {"alignas", TokenKind::kAlignas},
    {"_Alignas", TokenKind::kAlignas},
    {"__attribute__", TokenKind::kAttribute},
    {"__attribute", TokenKind::kAttribute},
    {"__declspec", TokenKind::kAttribute},
    {"asm", TokenKind::kAttribute},
    {"__asm__", TokenKind::kAttribute},
    {"__asm", TokenKind::kAttribute},
    {"auto", TokenKind::kAuto},
    {"catch", TokenKind::kCatch},
    {"class", TokenKind::kClass},
    {"concept", TokenKind::kConcept},
    {"const", TokenKind::kConst},
    {"volatile", TokenKind::kConst},
    {"__const", TokenKind::kConst},
    {"__volatile__", TokenKind::kConst},
    {"restrict", TokenKind::kConst},
    {"__restrict", TokenKind::kConst},
    {"__restrict__", TokenKind::kConst},
    {"decltype", TokenKind::kDecltype},
    {"typeof", TokenKind::kDecltype},
    {"__typeof__", TokenKind::kDecltype},
    {"__typeof", TokenKind::kDecltype},
    {"__underlying_type", TokenKind::kDecltype},
    {"default", TokenKind::kDefault},
    {"delete", TokenKind::kDelete},
    {"enum", TokenKind::kEnum},
    {"explicit", TokenKind::kExplicit},
    {"export", TokenKind::kExport},
    {"extern", TokenKind::kExtern},
    {"friend", TokenKind::kFriend},
    {"namespace", TokenKind::kNamespace},
    {"noexcept", TokenKind::kNoexcept},
    {"throw", TokenKind::kNoexcept},
    {"operator", TokenKind::kOperator},
    {"private", TokenKind::kPrivate},
    {"protected", TokenKind::kProtected},
    {"public", TokenKind::kPublic},
    {"requires", TokenKind::kRequires},
    {"constexpr", TokenKind::kSpecifier},
    {"consteval", TokenKind::kSpecifier},
    {"constinit", TokenKind::kSpecifier},
    {"inline", TokenKind::kSpecifier},
    {"__inline", TokenKind::kSpecifier},
    {"__inline__", TokenKind::kSpecifier},
    {"_Noreturn", TokenKind::kSpecifier},
    {"__forceinline", TokenKind::kSpecifier},
    {"mutable", TokenKind::kSpecifier},
    {"static", TokenKind::kSpecifier},
    {"thread_local", TokenKind::kSpecifier},
    {"_Thread_local", TokenKind::kSpecifier},
    {"__thread", TokenKind::kSpecifier},
    {"register", TokenKind::kSpecifier},
    {"virtual", TokenKind::kSpecifier},
    {"__extension__", TokenKind::kSpecifier},
    {"static_assert", TokenKind::kStaticAssert},
    {"_Static_assert", TokenKind::kStaticAssert},
    {"struct", TokenKind::kStruct},
    {"template", TokenKind::kTemplate},
    {"try", TokenKind::kTry},
    {"typedef", TokenKind::kTypedef},
    {"typename", TokenKind::kTypename},
    {"union", TokenKind::kUnion},
    {"using", TokenKind::kUsing},
    {"bool", TokenKind::kType},
    {"char", TokenKind::kType},
    {"double", TokenKind::kType},
    {"float", TokenKind::kType},
    {"int", TokenKind::kType},
    {"long", TokenKind::kType},
    {"short", TokenKind::kType},
    {"signed", TokenKind::kType},
    {"unsigned", TokenKind::kType},
    {"void", TokenKind::kType},
    {"wchar_t", TokenKind::kType},
    {"char8_t", TokenKind::kType},
    {"char16_t", TokenKind::kType},
    {"char32_t", TokenKind::kType},
    {"_Bool", TokenKind::kType},
    {"__int128", TokenKind::kType},
    {"_Complex", TokenKind::kType},
    {"break", TokenKind::kStatement},
    {"case", TokenKind::kStatement},
    {"continue", TokenKind::kStatement},
    {"do", TokenKind::kStatement},
    {"else", TokenKind::kStatement},
    {"for", TokenKind::kStatement},
    {"goto", TokenKind::kStatement},
    {"if", TokenKind::kStatement},
    {"return", TokenKind::kStatement},
    {"switch", TokenKind::kStatement},
    {"while", TokenKind::kStatement},
    {"sizeof", TokenKind::kExpression},
    {"alignof", TokenKind::kExpression},
    {"this", TokenKind::kExpression},
    {"new", TokenKind::kExpression},
    {"true", TokenKind::kExpression},
    {"false", TokenKind::kExpression},
    {"nullptr", TokenKind::kExpression},
    {"static_cast", TokenKind::kCast},
    {"dynamic_cast", TokenKind::kCast},
    {"const_cast", TokenKind::kCast},
    {"reinterpret_cast", TokenKind::kCast},
    {"co_return", TokenKind::kStatement},
    {"co_await", TokenKind::kExpression},
    {"co_yield", TokenKind::kStatement},
};

constexpr std::size_t kSlots = 512;

constexpr std::size_t slot_of(std::string_view word) {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (word.size() * 37 + byte(word.front()) * 11 + byte(word[word.size() / 2]) * 71 +
          byte(word.back()) * 5) %
         kSlots;
}

constexpr std::array<Word, kSlots> kTable = [] {
  std::array<Word, kSlots> table{};
  for (const Word& word : kWords) {
    std::size_t slot = slot_of(word.text);
    while (!table[slot].text.empty()) slot = (slot + 1) % kSlots;
    table[slot] = word;
  }
  return table;
}();

}  // namespace

TokenKind word_kind(std::string_view word) {
  for (std::size_t slot = slot_of(word); !kTable[slot].text.empty(); slot = (slot + 1) % kSlots) {
    if (kTable[slot].text == word) return kTable[slot].kind;
  }
  return TokenKind::kName;
}

}  // namespace ssot::cpp
