// Every identifier that directives use, once, with a small number: the macro table is an array by that
// number.
//
// Shared by all threads of a run.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "base/arena.h"

namespace ssot::preprocess {

// Names that mean something to a preprocessor without any #define.
enum class Special : std::uint8_t {
  kNone,
  kDefined,
  kTrue,
  kFalse,
  kOperator,   // `and`, `not` …: operators in C++
  kArguments,  // __VA_ARGS__
  kOptional,   // __VA_OPT__
  // Macros that the preprocessor itself defines:
  kLine,
  kFile,
  kBaseFile,
  kFileName,
  kIncludeLevel,
  kCounter,
  kSomeText,  // __DATE__ and its like: a string that no condition can use
  kPragma,    // _Pragma
  kHasInclude,
  kHasIncludeNext,
  kHasEmbed,
  kEvaluationMethod,  // __FLT_EVAL_METHOD__: Clang is asked
  kQuery,             // __has_feature …: Clang is asked; the argument stands for itself
  kQueryExpanded,     // __has_attribute …: Clang is asked; the argument is expanded first
  kQueryCpp,          // the same, in C++ only
  kQueryC,            // the same, in C only
};
inline bool is_builtin(Special special) { return special >= Special::kLine; }

struct Name {
  std::string_view text;
  std::uint32_t id = 0;
  Special special = Special::kNone;
};

class NameTable {
 public:
  NameTable();
  const Name* intern(std::string_view text);
  std::uint32_t size() const { return next_.load(std::memory_order_relaxed); }

 private:
  struct Shard {
    std::mutex lock;
    std::unordered_map<std::string_view, const Name*> names;
    std::deque<Name> storage;
    Arena text;
  };
  std::array<Shard, 64> shards_;
  std::atomic<std::uint32_t> next_ = 0;
};

}  // namespace ssot::preprocess
