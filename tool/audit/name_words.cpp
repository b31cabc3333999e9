#include "audit/name_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace ssot {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words that people add to tell a second one from the first.
constexpr std::array<std::string_view, 42> kQualifiers{
    "abstract", "actual",      "advanced",       "base",     "basic",      "better",        "canonical",
    "central",  "centralized", "common",         "compat",   "compatible", "compatibility", "consolidated",
    "copy",     "core",        "custom",         "default",  "deprecated", "enhanced",      "final",
    "generic",  "impl",        "implementation", "improved", "legacy",     "modern",        "my",
    "new",      "old",         "optimized",      "orig",     "original",   "real",          "refactored",
    "simple",   "simplified",  "standard",       "temp",     "tmp",        "unified",       "updated"};

constexpr std::array<std::pair<std::string_view, Role>, 19> kRoleWords{{
    {"factory", Role::kFactory},
    {"adapter", Role::kAdapter},
    {"adaptor", Role::kAdapter},
    {"wrapper", Role::kAdapter},
    {"proxy", Role::kAdapter},
    {"shim", Role::kAdapter},
    {"facade", Role::kAdapter},
    {"interface", Role::kInterface},
    {"protocol", Role::kInterface},
    {"mock", Role::kMock},
    {"mocked", Role::kMock},
    {"fake", Role::kMock},
    {"stub", Role::kMock},
    {"dummy", Role::kMock},
    {"legacy", Role::kLegacy},
    {"old", Role::kLegacy},
    {"deprecated", Role::kLegacy},
    {"compat", Role::kLegacy},
    {"compatibility", Role::kLegacy},
}};

// "v2", "2", "v10".
bool is_version(std::string_view word) {
  if (word.starts_with('v') && word.size() > 1) word.remove_prefix(1);
  return std::all_of(word.begin(), word.end(), is_digit);
}

bool is_qualifier(std::string_view word) {
  return is_version(word) || std::find(kQualifiers.begin(), kQualifiers.end(), word) != kQualifiers.end();
}

const Role* role_of(std::string_view word) {
  for (const auto& [text, role] : kRoleWords) {
    if (text == word) return &role;
  }
  return nullptr;
}

// `IConnection`: an I before a capitalised word.
bool has_interface_letter(std::string_view name) {
  return name.size() > 2 && name[0] == 'I' && is_upper(name[1]) && is_lower(name[2]);
}

// A word begins at `at`: after '_', aB, ABc, and where a version begins, aV2.
bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || name[at - 1] == '_' || name[at - 1] == '$') return true;
  if (!is_upper(name[at])) return false;
  if (!is_upper(name[at - 1])) return true;
  return at + 1 < name.size() && is_lower(name[at + 1]);
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '_' || name[i] == '$') continue;
    if (begins_word(name, i) || words.empty()) words.emplace_back();
    words.back() += is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  return words;
}

NameMeaning meaning_of_name(std::string_view name) {
  NameMeaning meaning;
  std::vector<std::string> words = words_of(name);
  if (has_interface_letter(name.substr(std::min(name.find_first_not_of('_'), name.size())))) {
    words.erase(words.begin());
    meaning.role = Role::kInterface;
    meaning.role_word = "I";
  }
  for (const std::string& word : words) {
    const Role* role = role_of(word);
    const bool qualifier = is_qualifier(word);
    // The last word that says a role is the noun: a LegacyManagerAdapter is an adapter.
    if (role != nullptr && (meaning.role != Role::kMock || *role == Role::kMock)) {
      meaning.role = *role;
      meaning.role_word = word;
    }
    if (qualifier && meaning.qualifier.empty()) meaning.qualifier = word;
    if (role == nullptr && !qualifier) meaning.core.push_back(word);
  }
  if (meaning.core.empty()) {  // nothing but such words: they are the thing itself
    meaning = {};
    meaning.core = std::move(words);
  }
  return meaning;
}

void NameKeys::learn(std::string_view name) {
  for (std::string& word : words_of(name)) words_.insert(std::move(word));
}

std::string NameKeys::key_of(const NameMeaning& meaning) const {
  std::vector<std::string> words;
  for (const std::string& word : meaning.core) {
    if (!words.empty() && words_.contains(words.back() + word)) {
      words.back() += word;
    } else {
      words.push_back(word);
    }
  }
  std::sort(words.begin(), words.end());
  std::string key;
  for (const std::string& word : words) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

}  // namespace ssot
