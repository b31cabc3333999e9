// Writes JSON straight into a string: no document in memory, since facts and large reports are hundreds of
// megabytes. Every string passes append_json_string. The caller keeps braces balanced; commas are ours.
#pragma once
#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/untrusted.h"

namespace ssot {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  // A member's name: our own words only, never untrusted.
  void name(std::string_view key) {
    comma();
    out_ += '"';
    out_ += key;
    out_ += "\":";
    first_ = true;
  }
  // A member's name that the tree or the policy chose.
  void foreign_name(std::string_view key) {
    comma();
    append_json_string(out_, key);
    out_ += ':';
    first_ = true;
  }
  void text(std::string_view value) {
    comma();
    append_json_string(out_, value);
  }
  void literal(std::string_view value) {
    comma();
    out_ += value;
  }
  // One of our own words, which needs no escaping.
  void word(std::string_view value) {
    comma();
    out_ += '"';
    out_ += value;
    out_ += '"';
  }
  template <std::integral Number>
  void number(Number value) {
    comma();
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  void boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
  }
  void line_break(int indent) {
    if (!first_) out_ += ',';
    first_ = true;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent), ' ');
  }

  void text(std::string_view key, std::string_view value) {
    name(key);
    text(value);
  }
  void word(std::string_view key, std::string_view value) {
    name(key);
    word(value);
  }
  template <std::integral Number>
  void number(std::string_view key, Number value) {
    name(key);
    number(value);
  }
  // Written only when it holds.
  void flag(std::string_view key, bool value) {
    if (!value) return;
    name(key);
    boolean(true);
  }
  // A path of the tree: beside one that is not UTF-8 stand its exact bytes.
  void path(std::string_view key, std::string_view value) {
    text(key, value);
    if (is_utf8(value)) return;
    text(std::string(key) + "_bytes", percent_encoded(value));
  }
  // Paths of the tree: where one of them is not UTF-8, the exact bytes of all stand beside them.
  void paths(std::string_view key, const std::vector<std::string>& values) {
    texts(key, values);
    if (std::ranges::all_of(values, is_utf8)) return;
    name(std::string(key) + "_bytes");
    open('[');
    for (const std::string& value : values) text(percent_encoded(value));
    close(']');
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    name(key);
    open('[');
    for (const std::string& value : values) text(value);
    close(']');
  }
  void counts(std::string_view key, const std::map<std::string, std::size_t>& values) {
    name(key);
    open('{');
    for (const auto& [word, value] : values) {
      foreign_name(word);
      number(value);
    }
    close('}');
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace ssot
