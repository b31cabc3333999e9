#include "frontend/cpp/asked_words.h"

#include <algorithm>

namespace ssot::cpp {

AskedWords::AskedWords(const Request& request)
    : all_(request.all_uses), texts_(request.texts.begin(), request.texts.end()) {
  for (const Word& word : request.words) {
    if (word.whole)
      whole_.insert(word.text);
    else
      parts_.push_back(word.text);
  }
}

bool AskedWords::asks_word(std::string_view identifier) {
  const auto [known, fresh] = known_.try_emplace(identifier, false);
  if (fresh) {
    known->second =
        whole_.contains(identifier) || std::any_of(parts_.begin(), parts_.end(), [&](std::string_view part) {
          return identifier.find(part) != std::string_view::npos;
        });
  }
  return known->second;
}

}  // namespace ssot::cpp
