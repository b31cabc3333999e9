// Which of a concept's events each class or function sends, for SSOT402.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/class_hierarchy.h"
#include "index/constant_texts.h"
#include "policy/policy.h"

namespace ssot {

// What sends events together: the outermost class around a call, else the outermost function, else the file (definition -1).
using Unit = ClassPlace;

struct UnitEvents {
  std::map<std::size_t, const Use*> sent;  // by event, as Events::names; the first call for it
  std::set<std::size_t> offered;           // it defines the method that the policy names for the event
  bool open = false;                       // it also sends something that may be any event
};

class Emissions {
 public:
  Emissions(const Project& project, ConstantTexts& constants, const Events& events)
      : project_(project), constants_(constants), events_(events) {}

  // Of the units of one file that send something, in order of place.
  std::map<std::int32_t, UnitEvents> of_file(FileId file);

 private:
  // Where in a call's arguments the event stands.
  struct Slot {
    std::string emitter;   // last link of what is called
    std::size_t place = 0; // among the arguments by position
    std::string keyword;   // or the keyword, or, `nested`, the key before it
    bool nested = false;
    friend auto operator<=>(const Slot&, const Slot&) = default;
  };
  struct Call {
    const Use* use = nullptr;
    std::int32_t unit = -1;
  };

  std::vector<std::size_t> events_of(FileId file, const Use& use, std::set<Slot>& slots);
  std::vector<std::size_t> texts_of(FileId file, const Use& use, const Argument& argument);
  static bool may_be_any(const Use& use, const std::set<Slot>& slots);
  static bool is_settled(const Use& use, const Slot& slot);
  std::optional<std::size_t> named(std::string_view text) const;
  std::optional<std::size_t> by_method(std::string_view chain) const;
  bool emits(std::string_view chain) const;
  void add_offered(const FileFacts& facts, const std::vector<std::int32_t>& around,
                   std::map<std::int32_t, UnitEvents>& units) const;

  const Project& project_;
  ConstantTexts& constants_;
  const Events& events_;
};

// By definition of the file: the unit around it.
std::vector<std::int32_t> units_around(const FileFacts& facts);

}  // namespace ssot
