// What the rules of a policy need to have read.

#include <algorithm>

#include "policy/policy.h"

namespace ssot {
namespace {

// Sorted, and without those that hold another: a text with the longer has the shorter too.
std::vector<std::string> fewest(std::vector<std::string> literals) {
  std::sort(literals.begin(), literals.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::vector<std::string> kept;
  for (std::string& literal : literals) {
    const bool implied = std::any_of(kept.begin(), kept.end(), [&](const std::string& shorter) {
      return literal.find(shorter) != std::string::npos;
    });
    if (!implied) kept.push_back(std::move(literal));
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

class Asking {
 public:
  explicit Asking(const Policy& policy) : policy_(policy) {}

  Request request() && {
    request_.all_definitions = judges("same-name-definition");
    for (const Concept& one : policy_.concepts) {
      definitions(one);
      makers(one);
      mentions(one);
      if (one.events && judges("missing-event")) events(*one.events);
    }
    if (judges("forbidden-usage")) {
      for (const Usage& usage : policy_.usage) pattern(usage);
    }
    std::erase(literals_, "");
    request_.literals = fewest(std::move(literals_));
    return std::move(request_);
  }

 private:
  bool judges(std::string_view rule) const { return policy_.severity_of(rule) != Severity::kOff; }

  void definitions(const Concept& one) {
    for (const Glob& name : one.names) {
      if (name.required().empty()) request_.all_definitions = true;
      literals_.push_back(name.required());
    }
    for (const std::vector<Symbol>* symbols : {&one.canonical, &one.parts, &one.factories}) {
      for (const Symbol& symbol : *symbols) literals_.emplace_back(symbol.last());
    }
  }

  // What a factory makes, in the languages that have one; of Python classes also for what their copies bind
  // to themselves.
  void makers(const Concept& one) {
    const bool drift = judges("signature-drift");
    const bool making = judges("competing-factory") || judges("bypassed-factory");
    // A concept of parts alone has heirs, and no maker.
    const std::vector<Symbol>& classes = one.canonical.empty() && drift ? one.parts : one.canonical;
    for (const Symbol& symbol : classes) {
      const bool python = symbol.kind == Symbol::Kind::kPython;
      const bool made =
          making && std::any_of(one.factories.begin(), one.factories.end(), [&](const Symbol& each) {
            return (each.kind == Symbol::Kind::kPython) == python;
          });
      if (made || (drift && python)) word({.text = std::string(symbol.last())});
    }
  }

  void mentions(const Concept& one) {
    if (!judges("deprecated-path") && !judges("removed-path") && !judges("private-path")) return;
    for (const PathEntry& entry : one.paths) {
      if (!entry.is_file) mention(entry.path);
    }
    for (const auto& [glob, place] : one.implementation) mention(glob);
  }

  void mention(const Glob& module) {
    const std::string& text = module.required();
    if (!text.empty() && text.find('/') == std::string::npos) add(request_.mentions, text);
  }

  void events(const Events& events) {
    for (const ChainPattern& each : events.emitters) word(each.word());
    for (const std::vector<ChainPattern>& methods : events.methods) {
      for (const ChainPattern& each : methods) word(each.word());
    }
    for (const std::string& name : events.names) add(request_.texts, name);
  }

  void pattern(const Usage& usage) {
    if (usage.chain) word(usage.chain->word());
    if (usage.symbol) word({.text = std::string(usage.symbol->last())});
  }

  // A pattern without a literal part needs every chain.
  void word(Word word) {
    if (word.text.empty()) {
      request_.all_uses = true;
    } else {
      add(request_.words, std::move(word));
    }
  }

  template <class Entry>
  static void add(std::vector<Entry>& entries, Entry entry) {
    if (std::find(entries.begin(), entries.end(), entry) == entries.end())
      entries.push_back(std::move(entry));
  }

  const Policy& policy_;
  Request request_;
  std::vector<std::string> literals_;
};

}  // namespace

Request Policy::request() const { return Asking(*this).request(); }

std::vector<std::string> Policy::followed_names() const {
  std::vector<std::string> names;
  const auto judged = [&](std::string_view rule) { return severity_of(rule) != Severity::kOff; };
  if (judged("competing-factory") || judged("bypassed-factory")) {
    for (const Concept& one : concepts) {
      for (const Symbol& symbol : one.canonical) names.emplace_back(symbol.last());
    }
  }
  if (judged("forbidden-usage")) {
    for (const Usage& each : usage) {
      if (each.symbol) names.emplace_back(each.symbol->last());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace ssot
