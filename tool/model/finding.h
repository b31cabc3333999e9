// One fault at one place. Checks make findings; verdict settles them; reports print them. Checks never print.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/place.h"
#include "model/proof.h"

namespace ssot {

enum class Severity : std::uint8_t { kOff, kNote, kWarning, kError };
std::string_view severity_name(Severity severity);  // "off", "note", "warning", "error"
std::optional<Severity> severity_from(std::string_view name);

enum class Status : std::uint8_t { kNew, kKnown, kSuppressed };
std::string_view status_name(Status status);

// 1-based lines and byte columns; `end_column` is one past the last byte. line 0: the whole file.
struct Region {
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  friend bool operator==(const Region&, const Region&) = default;
};

struct Related {
  std::string path;
  Region region;
  std::string message;
};

// One row of two things that should be the same, side by side; empty: that side has nothing there.
struct ComparedLine {
  std::string here;
  std::string there;
  friend bool operator==(const ComparedLine&, const ComparedLine&) = default;
};

struct Edit {
  std::string path;
  Region region;
  std::string text;
};
struct Fix {
  bool safe = false;
  std::string title;
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;        // the rule's name, "duplicate-definition"; stamped by Sink
  std::string concept_id;  // empty when no concept is concerned
  std::string path;
  Region region;
  std::string message;     // a sentence: what is wrong here
  std::string advice;      // a sentence: what to do; empty when the message says it
  std::vector<Related> related;
  std::vector<ComparedLine> comparison;  // the rows that differ between this place and the first related one
  std::optional<Severity> own_severity;  // an entry's own (`paths` past `error_after`, `usage.severity`)
  Proof proof = Proof::kLexer;
  Place written;           // where the policy says so; `file` empty: built in
  std::string enclosing;   // qualified name of the enclosing definition; part of the baseline key
  std::string detail;      // what tells this finding from others at the same place; part of the baseline key
  std::optional<Fix> fix;

  // Settled by verdict.
  Severity severity = Severity::kWarning;
  Status status = Status::kNew;
  std::vector<std::string> key;
  std::string fingerprint;  // first 16 hex digits of SHA-256 of the key's JSON array
  bool suppressed_in_source = false;  // status kSuppressed: by a comment, not by the policy's `allow`
  std::string justification;          // status kSuppressed: the reason that was given

  // Filled by run from the file's text: the line of the region (at most 240 bytes) and the hash of it.
  std::string snippet;
  std::string line_hash;
  // GitHub's own hash of the line (report/line_hash.h), of the first line for a whole file; only when a format asks.
  std::string github_line_hash;
};

}  // namespace ssot
