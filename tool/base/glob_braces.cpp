#include "base/glob_braces.h"

namespace ssot {
namespace {

constexpr std::size_t kMostAlternatives = 64;

// Where the `[` at `start` is closed, or npos. A `]` that comes first is a member.
std::size_t set_end(std::string_view text, std::size_t start) {
  std::size_t at = start + 1;
  if (at < text.size() && text[at] == '!') ++at;
  for (const std::size_t first = at; at < text.size(); ++at) {
    if (text[at] == ']' && at > first) return at;
    if (text[at] == '\\') ++at;
  }
  return std::string_view::npos;
}

struct Braces {
  std::size_t open = std::string_view::npos;
  std::vector<std::size_t> commas;
  std::size_t close = std::string_view::npos;
};

// The first `{…}` with its own commas. An opening one that is never closed has no `close`; a closing one that
// was never opened has no `open`.
Result<Braces> find_braces(std::string_view text, std::string_view whole) {
  Braces braces;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '{' && depth++ == 0) braces.open = at;
    if (c == ',' && depth == 1) braces.commas.push_back(at);
    if (c == '}' && --depth <= 0) {
      braces.close = at;
      return braces;
    }
    const std::size_t next = glob_step(text, at);
    if (next == std::string_view::npos && c == '\\') {
      return glob_error(whole, "ends with a \\ that quotes nothing; write \\\\ for a backslash");
    }
    if (next == std::string_view::npos) {
      return glob_error(whole, "has a [ without its ]; write \\[ for a bracket that stands for itself");
    }
    at = next;
  }
  return braces;
}

}  // namespace

std::size_t glob_step(std::string_view text, std::size_t at) {
  if (text[at] == '\\') return at + 1 < text.size() ? at + 2 : std::string_view::npos;
  if (text[at] != '[') return at + 1;
  const std::size_t end = set_end(text, at);
  return end == std::string_view::npos ? end : end + 1;
}

Result<std::vector<std::string>> expand_braces(std::string_view whole) {
  std::vector<std::string> done;
  std::vector<std::string> open{std::string(whole)};
  while (!open.empty()) {
    const std::string text = std::move(open.back());
    open.pop_back();
    const Result<Braces> found = find_braces(text, whole);
    if (!found) return Error{found.error()};
    const Braces& braces = *found;
    const bool opened = braces.open != std::string::npos;
    const bool closed = braces.close != std::string::npos;
    if (opened && !closed) {
      return glob_error(whole, "has a {{ without its }}; write \\{{ for a brace that stands for itself");
    }
    if (closed && !opened) {
      return glob_error(whole, "has a }} without its {{; write \\}} for a brace that stands for itself");
    }
    if (!opened) {
      done.push_back(text);
    } else {
      std::size_t start = braces.open + 1;
      std::vector<std::size_t> ends = braces.commas;
      ends.push_back(braces.close);
      std::vector<std::string> variants;
      for (const std::size_t end : ends) {
        variants.push_back(text.substr(0, braces.open) + text.substr(start, end - start) +
                           text.substr(braces.close + 1));
        start = end + 1;
      }
      open.insert(open.end(), variants.rbegin(), variants.rend());  // the first variant is expanded first
    }
    if (done.size() + open.size() > kMostAlternatives) {
      return glob_error(whole, "stands for more than {} alternatives; split it into several globs",
                        kMostAlternatives);
    }
  }
  return done;
}

}  // namespace ssot
