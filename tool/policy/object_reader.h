// Typed values out of one JSON object, with a complaint for each that is not what it must be. Knows no key's
// meaning.
//
// A value that is complained about reads as if it were absent, so that reading goes on and finds the next
// mistake.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "base/located_json.h"
#include "model/finding.h"
#include "policy/complaints.h"
#include "policy/keys.h"
#include "policy/policy.h"

namespace ssot {

struct PlacedText {
  std::string text;
  Place place;
};

class ObjectReader {
 public:
  // Complains about a value that is no object, and about every key that `kind` does not have.
  ObjectReader(const LocatedJson& value, const ObjectKind& kind, Complaints& complaints);

  bool has(std::string_view key) const { return find(key) != nullptr; }
  const LocatedJson* find(std::string_view key) const;  // null when absent
  const LocatedJson* object(std::string_view key);
  // The items of an array; empty when absent or no array.
  const std::vector<LocatedJson>& items(std::string_view key);

  // Empty when absent. A text must not be empty.
  std::string text(std::string_view key);
  // Complains when the key is absent.
  std::string required_text(std::string_view key);
  bool flag(std::string_view key);
  std::optional<Date> date(std::string_view key);
  std::optional<Severity> severity(std::string_view key);
  // An array of texts, none of them empty or there twice.
  std::vector<PlacedText> texts(std::string_view key);
  // A text, or an array of texts.
  std::vector<PlacedText> text_or_texts(std::string_view key);
  std::vector<Glob> globs(std::string_view key, GlobKind kind);
  std::vector<std::pair<Glob, Place>> placed_globs(std::string_view key, GlobKind kind);
  std::optional<Glob> required_glob(std::string_view key, GlobKind kind);
  // Folders and files by their path from the root, without wildcards; "." reads as "".
  std::vector<std::string> folders(std::string_view key);

  const LocatedJson& value() const { return value_; }
  Place place() const { return place_of(value_); }
  Place place(std::string_view key) const;  // of the key's value, or of the object
  Complaints& complaints() { return complaints_; }

 private:
  const LocatedJson& value_;
  const ObjectKind& kind_;
  Complaints& complaints_;
};

// "an array", "a number" …: what a value is, for "must be …, not …".
std::string_view kind_words(const LocatedJson& value);

// Array items as texts; `what` is what the array is called.
std::vector<PlacedText> read_texts(const LocatedJson& array, std::string_view what, Complaints& complaints);
std::optional<Glob> read_glob(const PlacedText& text, GlobKind kind, Complaints& complaints);
std::optional<Severity> read_severity(const LocatedJson& value, std::string_view what,
                                      Complaints& complaints);
// A path from the root without wildcards, normalised; complains about others.
std::optional<std::string> read_folder(const PlacedText& text, Complaints& complaints);

// `did you mean "x"?`, or `known NOUN are a, b and c`.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& known,
                         std::string_view noun);

}  // namespace ssot
