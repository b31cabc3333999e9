#include "policy/symbol.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

bool is_identifier(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (static_cast<unsigned char>(c) >= 0x80);
  };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
}

// Identifiers joined by `::`, with at most one in front.
bool is_qualified_name(std::string_view text) {
  while (true) {
    const std::size_t end = text.find("::");
    if (!is_identifier(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 2);
  }
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    result += text.substr(0, at);
    result += to;
    text.remove_prefix(at + from.size());
  }
  result += text;
  return result;
}

bool is_python_file(std::string_view path) {
  const std::string_view extension = extension_of(path);
  return extension == "py" || extension == "pyi" || extension == "pyw";
}

// "app/ws/manager.py" → "app.ws.manager"; a package's __init__ is the package.
std::string module_of_path(std::string_view path) {
  std::string_view plain = without_extension(path);
  if (plain.ends_with("/__init__")) plain.remove_suffix(std::string_view("/__init__").size());
  return replace_all(plain, "/", ".");
}

constexpr std::string_view kModulePrefix = "module ";

// Where LEFT ends: the first colon; after `module ` the last single one, since partitions have a colon of
// their own.
std::size_t left_end(std::string_view text) {
  if (!text.starts_with(kModulePrefix)) return text.find(':');
  std::size_t found = std::string_view::npos;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == "::") {
      ++at;
    } else if (text[at] == ':') {
      found = at;
    }
  }
  return found;
}

bool is_plain_file_path(std::string_view path) {
  if (path.empty() || path.starts_with('/') || path.find_first_of("\\*?[{ ") != std::string_view::npos)
    return false;
  const auto segments = split(path, '/');
  return std::none_of(segments.begin(), segments.end(), [](std::string_view segment) {
    return segment.empty() || segment == "." || segment == "..";
  });
}

struct Mistake {
  std::string message, suggestion;
};

std::optional<Mistake> mistake_in_python(const Symbol& symbol) {
  if (!is_dotted_name(symbol.left)) {
    return Mistake{
        fmt::format("\"{}\" in the symbol \"{}\" is no Python module", symbol.left, symbol.text),
        "write names joined by dots, absolute and without wildcards, as in \"app.ws.manager:Manager\""};
  }
  if (is_dotted_name(symbol.right)) return std::nullopt;
  const std::string dotted = replace_all(symbol.right, "::", ".");
  if (is_dotted_name(dotted)) {
    return Mistake{fmt::format("the symbol \"{}\" joins Python names with ::", symbol.text),
                   fmt::format("write \"{}:{}\"", symbol.left, dotted)};
  }
  return Mistake{fmt::format("\"{}\" in the symbol \"{}\" is no Python name", symbol.right, symbol.text),
                 "write a class or function, or a member as in \"Manager.create\""};
}

std::optional<Mistake> mistake_in_cpp(const Symbol& symbol) {
  const bool module = symbol.kind == Symbol::Kind::kCppModule;
  if (!module && is_python_file(symbol.left)) {
    return Mistake{fmt::format("the symbol \"{}\" names a Python file", symbol.text),
                   fmt::format("name the module: \"{}:{}\"", module_of_path(symbol.left), symbol.right)};
  }
  if (!module && !is_plain_file_path(symbol.left)) {
    return Mistake{
        fmt::format("\"{}\" in the symbol \"{}\" is no path of a C++ file", symbol.left, symbol.text),
        "write a path from the root, or a spelling under one of include_dirs, without wildcards"};
  }
  const auto parts = split(symbol.left, ':');
  if (module && (parts.size() > 2 || !std::all_of(parts.begin(), parts.end(), is_dotted_name))) {
    return Mistake{fmt::format("\"{}\" in the symbol \"{}\" is no C++ module", symbol.left, symbol.text),
                   "write it as in \"module acme.ws:ns::Manager\""};
  }
  if (is_qualified_name(symbol.right)) return std::nullopt;
  const std::string qualified = replace_all(symbol.right, ".", "::");
  if (is_qualified_name(qualified)) {
    return Mistake{fmt::format("the symbol \"{}\" joins C++ names with a dot", symbol.text),
                   fmt::format("write \"{}:{}\"", symbol.text.substr(0, left_end(symbol.text)), qualified)};
  }
  return Mistake{fmt::format("\"{}\" in the symbol \"{}\" is no C++ name", symbol.right, symbol.text),
                 "write names joined by ::, without arguments, as in \"ws/manager.hpp:ws::Manager\""};
}

std::optional<Mistake> mistake_without_left(std::string_view text) {
  if (names_file(text) || text.starts_with(kModulePrefix)) {
    return Mistake{fmt::format("the symbol \"{}\" lacks the name behind its file or module", text),
                   fmt::format("write it as in \"{}:Name\"", text)};
  }
  const std::size_t dot = text.rfind('.');
  if (dot != std::string_view::npos && is_dotted_name(text)) {
    return Mistake{fmt::format("the symbol \"{}\" lacks a colon between its module and its name", text),
                   fmt::format("write \"{}:{}\"", text.substr(0, dot), text.substr(dot + 1))};
  }
  return Mistake{
      fmt::format("the symbol \"{}\" does not say where it is", text),
      fmt::format(
          "write its module or header in front, as in \"app.ws.manager:{0}\" or \"ws/manager.hpp:{0}\"",
          is_identifier(text) ? text : "Manager")};
}

}  // namespace

bool has_cpp_extension(std::string_view text) {
  constexpr std::array<std::string_view, 17> kExtensions{"cpp",  "cc",  "cxx", "c++", "h",   "hh",
                                                         "hpp",  "hxx", "h++", "ipp", "inl", "tpp",
                                                         "cppm", "ixx", "cu",  "cuh", "mm"};
  return std::find(kExtensions.begin(), kExtensions.end(), extension_of(text)) != kExtensions.end();
}

bool names_file(std::string_view text) {
  return text.find('/') != std::string_view::npos || has_cpp_extension(text);
}

bool is_dotted_name(std::string_view text) {
  const auto parts = split(text, '.');
  return std::all_of(parts.begin(), parts.end(), is_identifier);
}

std::optional<Symbol> read_symbol(const PlacedText& text, Complaints& complaints) {
  Symbol symbol{
      .kind = Symbol::Kind::kPython, .left = {}, .right = {}, .text = text.text, .place = text.place};
  const std::size_t end = left_end(text.text);
  std::optional<Mistake> mistake;
  if (end == std::string::npos || text.text.substr(end, 2) == "::") {
    mistake = mistake_without_left(text.text);
    if (end != std::string::npos) {
      mistake = Mistake{fmt::format("the symbol \"{}\" does not say which file it is in", text.text),
                        fmt::format("write its header in front, as in \"ws/manager.hpp:{}\"", text.text)};
    }
  } else {
    symbol.left = text.text.substr(0, end);
    symbol.right = text.text.substr(end + 1);
    if (symbol.left.starts_with(kModulePrefix)) {
      symbol.kind = Symbol::Kind::kCppModule;
      symbol.left.erase(0, kModulePrefix.size());
    } else if (names_file(symbol.left)) {
      symbol.kind = Symbol::Kind::kCppFile;
    }
    mistake = symbol.kind == Symbol::Kind::kPython ? mistake_in_python(symbol) : mistake_in_cpp(symbol);
  }
  if (!mistake) return symbol;
  complaints.add(text.place, mistake->message, mistake->suggestion);
  return std::nullopt;
}

bool check_target(const PlacedText& text, Complaints& complaints) {
  const std::string_view target = text.text;
  if (target.find(':') != std::string_view::npos && !target.starts_with(kModulePrefix)) {
    complaints.add(
        text.place, fmt::format("\"replace\" names a symbol, \"{}\"", target),
        fmt::format("name the module or header alone: \"{}\"", target.substr(0, target.find(':'))));
    return false;
  }
  if (is_python_file(target) && target.find('/') != std::string_view::npos) {
    complaints.add(text.place, fmt::format("\"replace\" names a Python file, \"{}\"", target),
                   fmt::format("name the module: \"{}\"", module_of_path(target)));
    return false;
  }
  if (target.starts_with(kModulePrefix) ||
      (names_file(target) ? is_plain_file_path(target) : is_dotted_name(target))) {
    return true;
  }
  complaints.add(text.place, fmt::format("\"replace\" is neither a module nor a header: \"{}\"", target),
                 "write one, as in \"app.ws.manager\" or \"ws/manager.hpp\", without wildcards");
  return false;
}

std::string_view Symbol::last() const {
  const std::size_t at = right.find_last_of(".:");
  return at == std::string::npos ? std::string_view(right) : std::string_view(right).substr(at + 1);
}

}  // namespace ssot
