// Whose events these are: one user in one thread of conversation. What everything is isolated by.
//
// The two ids are types of their own, so that they cannot be swapped, and a context is compared field by
// field: no two ids are ever joined into one text, so ("a", "bc") and ("ab", "c") cannot meet.
#pragma once

#include <compare>
#include <string>

namespace websocket {

// A name that somebody else gave: 1 to 256 bytes of UTF-8 without control characters.
// Throws std::invalid_argument, with a sentence, for anything else.
void require_id(const std::string& value, const char* what);

class UserId {
 public:
  explicit UserId(std::string value) : value_(std::move(value)) { require_id(value_, "user id"); }
  const std::string& value() const noexcept { return value_; }
  auto operator<=>(const UserId&) const = default;

 private:
  std::string value_;
};

class ThreadId {
 public:
  explicit ThreadId(std::string value) : value_(std::move(value)) { require_id(value_, "thread id"); }
  const std::string& value() const noexcept { return value_; }
  auto operator<=>(const ThreadId&) const = default;

 private:
  std::string value_;
};

class UserContext {
 public:
  UserContext(UserId user, ThreadId thread) : user_(std::move(user)), thread_(std::move(thread)) {}
  const UserId& user() const noexcept { return user_; }
  const ThreadId& thread() const noexcept { return thread_; }
  auto operator<=>(const UserContext&) const = default;

 private:
  UserId user_;
  ThreadId thread_;
};

}  // namespace websocket
