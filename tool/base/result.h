// The answer of a function that a person's mistake or the system can make fail: a value, or a sentence.
//
// Not for unreadable input of the scanned tree (that is a Gap), nor for our own bugs (those are assertions).
#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace ssot {

// A complete sentence for a person: what is wrong, where, and what to do.
struct Error {
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  T& value() & { assert(ok()); return std::get<T>(state_); }
  const T& value() const& { assert(ok()); return std::get<T>(state_); }
  T&& value() && { assert(ok()); return std::get<T>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  const std::string& error() const { assert(!ok()); return std::get<Error>(state_).message; }

 private:
  std::variant<T, Error> state_;
};

}  // namespace ssot
