// Members of a JSON object from a process that is not trusted: what is absent or of another kind counts as
// empty.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ssot {

class JsonMembers {
 public:
  explicit JsonMembers(const nlohmann::json& object) : object_(object) {}

  const nlohmann::json* find(const char* name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  std::string_view text(const char* name) const {
    const nlohmann::json* value = find(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_ref<const std::string&>())
                                                  : std::string_view();
  }
  bool flag(const char* name) const {
    const nlohmann::json* value = find(name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
  }
  template <class Number>
  Number number(const char* name, Number fallback = 0) const {
    const nlohmann::json* value = find(name);
    if (value == nullptr || !value->is_number_integer()) return fallback;
    const auto whole = value->get<std::int64_t>();
    return std::in_range<Number>(whole) ? static_cast<Number>(whole) : fallback;
  }
  // Calls `visit` with each item of an array.
  template <class Visit>
  void each(const char* name, Visit visit) const {
    const nlohmann::json* value = find(name);
    if (value == nullptr || !value->is_array()) return;
    for (const nlohmann::json& item : *value) visit(item);
  }

 private:
  const nlohmann::json& object_;
};

// Sources, paths and arguments are bytes, JSON is text: each byte travels as the character of its number
// (Latin-1), so that nothing is lost and ASCII stays readable.
std::string text_of_bytes(std::string_view bytes);
std::string bytes_of_text(std::string_view text);
nlohmann::json texts_of_bytes(const std::vector<std::string>& all);
std::vector<std::string> bytes_of_texts(const JsonMembers& members, const char* name);

}  // namespace ssot
