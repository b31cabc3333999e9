// One unit, from its predefined macros to its last directive: which files it enters, and through which
// includes.
//
// One `UnitReader` a thread, used for one unit after the other; what it learns about lookups stays with it.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/preprocess/evaluate.h"
#include "frontend/preprocess/search.h"

namespace ssot::preprocess {

// Clang's answers to queries, for one kind of flags.
using Answers = std::unordered_map<std::string, long long>;

// What a unit starts with; shared by all units with the same flags.
struct Start {
  Content predefines;  // no file: its includes are looked for from `directory`
  const SearchPath* path = nullptr;
  const Folder* directory = nullptr;
  Dialect dialect;
  const Answers* answers = nullptr;
  std::string failure;
  std::string unusual;
};

struct UnitResult {
  std::vector<std::uint32_t>
      reached;          // numbers of Files: entered, skipped as already read, or asked for by __has_include
  std::string failure;  // the first error
  std::string unusual;  // not empty: only Clang can read this unit
  std::vector<std::string> unknown;  // queries that `answers` does not hold; then the rest is a guess
};

// One include that was followed.
struct Edge {
  Content* content = nullptr;
  std::uint32_t site = 0;
  std::uint32_t target = 0;  // number of a File
  std::uint32_t shadow = 0;  // of Lookups::shadow
};

class UnitReader : private Surroundings {
 public:
  UnitReader(Files& files, NameTable& names)
      : files_(files), names_(names), lookups_(files), expander_(macros_, names, *this) {}

  UnitResult read(const Start& start, const std::string& file);
  const std::vector<Edge>& edges() const { return edges_; }  // of the last unit, in order
  const Lookups& lookups() const { return lookups_; }

 private:
  struct Frame {
    Content* content = nullptr;
    File* file = nullptr;  // null: the predefined macros
    std::uint32_t at = 0;
    std::uint32_t place = Hit::kNowhere;  // where along the search path the file was found
  };
  // What the current unit knows of a content; old when `generation` is another unit's.
  struct Known {
    std::uint32_t generation = 0;
    bool once = false;
    bool imported = false;
    File* first = nullptr;  // the name under which it was entered first, which stays its name
  };

  // Where an include led the last time, under which search path and from which folder.
  struct Led {
    std::uint32_t path = 0;
    std::uint32_t beside = 0;
    Hit hit;
  };

  void run();
  void step(const Directive& directive);
  void branch(const Directive& directive);
  bool holds(const Directive& directive);
  void include(const Directive& directive);
  Hit look_up(const Directive& directive, std::string_view header, bool angled, const Name* name,
              bool& complained);
  Hit find(const Directive& directive, std::string_view header, bool angled, const Name* name);
  Hit typo(const Directive& directive, std::string_view header, bool angled);
  bool should_enter(Content& content, Known& known, bool import);
  void enter(File& file, Content& content, std::uint32_t place);
  void reach(const File& file);
  Known& known(const Content& content);
  void fail(const Directive& directive, const std::string& what);
  const Folder* beside() const;
  std::uint32_t after_current() const;

  // Surroundings:
  bool has_include(std::string_view header, bool angled, bool next) override;
  long long query(const std::string& text) override;
  std::uint32_t line() const override { return line_; }
  std::uint32_t include_level() const override;
  std::uint32_t count() override { return counter_++; }
  std::string file(Special which) const override;

  Files& files_;
  NameTable& names_;
  Lookups lookups_;
  MacroTable macros_;
  Expander expander_;

  const Start* start_ = nullptr;
  UnitResult* result_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<Edge> edges_;
  std::vector<Known> known_;               // by Content::number
  std::vector<std::vector<Led>> led_;      // by Content::number and site
  std::vector<std::uint32_t> reached_in_;  // by File::number: the unit that reached it last
  std::uint32_t generation_ = 0;
  std::uint32_t counter_ = 0;
  std::uint32_t line_ = 0;
  std::size_t steps_ = 0;
  std::size_t entered_ = 0;
  bool too_deep_ = false;
};

}  // namespace ssot::preprocess
