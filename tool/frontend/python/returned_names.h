// Which uses a later `return` of a name returns: those that were bound to it before, in the same function.
//
// Binding the name anew ends that, unless it may be passed by: the other branch of an `if` binds its own.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ssot::python {

class ReturnedNames {
 public:
  bool empty() const { return waiting_.empty(); }

  // A statement begins, in a block with this indent of this function.
  void pass(int indent, std::int32_t function);

  // Of the statement that passes: it binds `name` to a use, to something else, or returns it.
  void bind(const std::string& name, std::size_t use);
  void bind_anew(std::string_view name);
  std::vector<std::size_t> take(std::string_view name);

 private:
  struct Waiting {
    std::size_t use;
    std::size_t time;
  };
  // The lowest indent of a later statement tells whether the block of an earlier one was left.
  struct Lowest {
    std::size_t time;
    int indent;
  };
  using Name = std::pair<std::int32_t, std::string>;  // the function, and the name or chain

  int lowest_since(std::size_t time) const;

  std::map<Name, std::vector<Waiting>> waiting_;
  std::vector<Lowest> lowest_;  // both rise
  std::size_t time_ = 0;
  int indent_ = 0;
  std::int32_t function_ = -1;
};

}  // namespace ssot::python
