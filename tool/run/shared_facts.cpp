#include "run/shared_facts.h"

#include <tuple>
#include <utility>

namespace ssot {
namespace {

auto wishes(const Request& request) {
  return std::tie(request.all_definitions, request.literals, request.words, request.texts, request.mentions,
                  request.all_uses, request.namespace_macros);
}

std::string key_of(const FactsIdentity& file) {
  std::string key = file.path;
  key += '\0';
  key += file.blob;
  key += static_cast<char>('0' + static_cast<int>(file.language));
  if (file.as_included) key += '+';
  return key;
}

}  // namespace

void SharedFacts::ask(const Request& request) {
  if (request_ && wishes(*request_) == wishes(request)) return;
  facts_.clear();
  request_ = request;
}

std::optional<FileFacts> SharedFacts::find(const FactsIdentity& file) const {
  if (file.blob.empty()) return std::nullopt;
  const auto found = facts_.find(key_of(file));
  if (found == facts_.end()) return std::nullopt;
  return found->second.clone();
}

void SharedFacts::keep(const FactsIdentity& file, const FileFacts& facts) {
  if (!file.blob.empty()) facts_.try_emplace(key_of(file), facts.clone());
}

}  // namespace ssot
