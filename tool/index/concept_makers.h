// What it is to make an object of a concept: the classes that are the concept, the factories that may make
// it, and which uses and types speak of them. Asked by SSOT103 and SSOT105.
#pragma once
#include <string_view>
#include <vector>

#include "index/concepts.h"
#include "index/meanings.h"

namespace ssot {

class ConceptMakers {
 public:
  ConceptMakers(const Project& project, const FoundConcept& found);

  // The declared factories in the language of `file`.
  std::vector<const FoundSymbol*> factories_for(const FileFacts& file) const;

  // The canonical class itself, with nothing behind it; where canonical is an alias, also the class that it
  // stands for.
  bool is_canonical(const Meaning& meaning) const;
  // The use makes an object of the canonical class: no subclass, and in C++ nothing that only looks like it.
  bool constructs(FileId file, const Use& use) const;
  // A value of the type may be an object of the canonical class; aliases are followed.
  bool is_value(const Standing& standing, std::string_view type) const;
  // The definition is a declared factory or the canonical class, or stands in one.
  bool is_own(FileId file, std::int32_t definition) const;

 private:
  void add_canonical(const FoundSymbol& symbol);
  void find_readers();
  bool is_outside_canonical(const Standing& standing, std::string_view chain) const;
  bool leads_to_canonical(Standing standing, std::string chain) const;
  bool is_among(const std::vector<Meaning>& meanings, FileId file, std::int32_t definition) const;

  const Project& project_;
  const FoundConcept& found_;
  std::vector<Meaning> canonical_;  // classes
  std::vector<Meaning> factories_;
  // Of an external concept: its classes in C++ by their full names, and the files that read a header of it
  // which no include leads to.
  std::vector<std::string_view> outside_;
  std::vector<bool> reads_outside_;
};

// The same thing: one definition, or alternatives and declarations of it.
bool same_meaning(const Project& project, const Meaning& a, const Meaning& b);

// A C++ type's name as written → links joined by '.', arguments left out: "ws::Pool<int>" is "ws.Pool".
std::string chain_of_type(std::string_view type);

}  // namespace ssot
