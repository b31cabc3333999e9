#include "database/read_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostEntries = 2'000'000;
// Stands in a copy of the text for every byte that is not UTF-8: lawful inside a JSON string, and nowhere
// else.
constexpr char kBroken = '\x7f';

// nlohmann's events carry no places; this iterator lets us see how far the parser has come.
class Watched {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Watched(const char** at, const char* end) : at_(at), end_(end) {}
  reference operator*() const { return **at_; }
  Watched& operator++() {
    ++*at_;
    return *this;
  }
  Watched operator++(int) {
    ++*at_;
    return *this;
  }
  bool operator==(const Watched& other) const { return *at_ == other.end_; }
  bool operator!=(const Watched& other) const { return *at_ != other.end_; }

 private:
  const char** at_;
  const char* end_;
};

enum class Member { kDirectory, kFile, kCommand, kArguments, kOutput, kOther };

Member member_named(std::string_view name) {
  if (name == "directory") return Member::kDirectory;
  if (name == "file") return Member::kFile;
  if (name == "command") return Member::kCommand;
  if (name == "arguments") return Member::kArguments;
  if (name == "output") return Member::kOutput;
  return Member::kOther;
}

constexpr std::string_view kMemberNames[] = {"directory", "file", "command", "arguments", "output"};

// Hears nlohmann's events. Depth 0 is the document, 1 the array of entries, 2 an entry, 3 its arguments.
class Entries {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Entries(std::string_view text, bool masked, const EntryReader& reader)
      : text_(text), masked_(masked), reader_(reader), at_(text.data()) {}

  bool run() {
    const char* end = text_.data() + text_.size();
    return nlohmann::json::sax_parse(Watched(&at_, end), Watched(&at_, end), this,
                                     nlohmann::json::input_format_t::json,
                                     /*strict=*/true, /*ignore_comments=*/false);
  }
  // The parser takes a NUL for the end.
  bool at_end() const { return at_ == text_.data() + text_.size(); }
  std::size_t count() const { return count_; }
  std::size_t offset() const { return static_cast<std::size_t>(at_ - text_.data()); }
  const std::optional<std::string>& failure() const { return failure_; }

  bool null() { return other("null"); }
  bool boolean(bool) { return other("a truth value"); }
  bool number_integer(number_integer_t) { return other("a number"); }
  bool number_unsigned(number_unsigned_t) { return other("a number"); }
  bool number_float(number_float_t, const string_t&) { return other("a number"); }
  bool binary(binary_t&) { return false; }  // no JSON text holds any
  bool string(string_t& value);
  bool key(string_t& name);
  bool start_object(std::size_t);
  bool start_array(std::size_t);
  bool end_object();
  bool end_array();
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
    if (!failure_) {
      failure_ = text_.empty() ? "The file is empty; a compile database is a JSON array of commands."
                               : "This is not JSON from here on; only the entries before it are read.";
    }
    return false;
  }

 private:
  bool other(std::string_view what);
  bool open();
  bool count_one();
  void wrong(std::string sentence) {
    if (wrong_.empty()) wrong_ = std::move(sentence);
  }
  void finish();
  bool stop(std::string sentence) {
    failure_ = std::move(sentence);
    return false;
  }

  std::string_view text_;
  bool masked_;
  const EntryReader& reader_;
  const char* at_;
  std::size_t depth_ = 0;
  std::size_t count_ = 0;
  Member member_ = Member::kOther;
  unsigned seen_ = 0;  // members of this entry, a bit each
  DatabaseEntry entry_;
  std::string wrong_;  // with this entry; the first thing
  std::optional<std::string> failure_;
};

bool Entries::open() {
  if (depth_ == kDeepest)
    return stop(fmt::format("Values are nested more than {} deep here; only the entries before it are read.",
                            kDeepest));
  ++depth_;
  return true;
}

bool Entries::start_array(std::size_t) {
  if (depth_ == 1) return other("an array") && open();
  if (depth_ == 2 && member_ != Member::kArguments) return other("an array") && open();
  if (depth_ == 3 && member_ == Member::kArguments)
    wrong("In \"arguments\" stands an array among the texts.");
  return open();
}

bool Entries::count_one() {
  if (count_++ < kMostEntries) return true;
  return stop(fmt::format("There are more than {} entries; the others are not read.", kMostEntries));
}

bool Entries::start_object(std::size_t) {
  if (depth_ == 0) return stop("A compile database is an array of commands, and this is an object.");
  if (depth_ >= 2) return other("an object") && open();
  if (!count_one()) return false;
  entry_ = {};
  entry_.offset = offset() - 1;
  wrong_.clear();
  seen_ = 0;
  return open();
}

bool Entries::end_array() {
  --depth_;
  if (depth_ == 2) member_ = Member::kOther;
  return true;
}

bool Entries::end_object() {
  --depth_;
  if (depth_ == 1) finish();
  return true;
}

bool Entries::key(string_t& name) {
  if (depth_ != 2) return true;
  member_ = member_named(name);
  if (member_ == Member::kOther) return true;
  const unsigned bit = 1U << static_cast<unsigned>(member_);
  if ((seen_ & bit) != 0) wrong(fmt::format("The entry has \"{}\" twice.", name));
  seen_ |= bit;
  if (member_ == Member::kArguments) entry_.has_arguments = true;
  return true;
}

bool Entries::string(string_t& value) {
  if (depth_ == 0 || depth_ == 1) return other("a text");
  if (member_ == Member::kOther) return true;
  if (value.find('\0') != std::string::npos) wrong("The entry holds a NUL character.");
  if (masked_ && value.find(kBroken) != std::string::npos) wrong("The entry is not UTF-8.");
  if (depth_ == 3 && member_ == Member::kArguments) {
    entry_.arguments.push_back(std::move(value));
    return true;
  }
  if (depth_ != 2) return true;
  switch (member_) {
    case Member::kDirectory:
      entry_.directory = std::move(value);
      break;
    case Member::kFile:
      entry_.file = std::move(value);
      break;
    case Member::kCommand:
      entry_.command = std::move(value);
      break;
    case Member::kOutput:
      entry_.output = std::move(value);
      break;
    case Member::kArguments:
      return other("a text");
    case Member::kOther:
      break;
  }
  return true;
}

// A value of a kind that must not stand where it stands.
bool Entries::other(std::string_view what) {
  if (depth_ == 0)
    return stop(fmt::format("A compile database is an array of commands, and this is {}.", what));
  if (depth_ == 1) {
    if (!count_one()) return false;
    reader_.complain(offset() - 1, fmt::format("An entry must be an object, not {}.", what));
    return true;
  }
  if (member_ == Member::kOther || depth_ > 3) return true;
  const std::string_view name = kMemberNames[static_cast<std::size_t>(member_)];
  if (depth_ == 3) {
    if (member_ == Member::kArguments) wrong(fmt::format("In \"{}\" stands {} among the texts.", name, what));
    return true;
  }
  const std::string_view right = member_ == Member::kArguments ? "an array of texts" : "a text";
  wrong(fmt::format("\"{}\" must be {}, not {}.", name, right, what));
  member_ = Member::kOther;  // what is inside it has been said enough of
  return true;
}

void Entries::finish() {
  if (wrong_.empty()) {
    if (entry_.file.empty()) {
      wrong("The entry names no \"file\".");
    } else if (entry_.directory.empty()) {
      wrong("The entry names no \"directory\".");
    } else if (entry_.has_arguments ? entry_.arguments.empty() : entry_.command.empty()) {
      wrong("The entry has neither \"command\" nor \"arguments\".");
    }
  }
  if (wrong_.empty()) return reader_.take(std::move(entry_));
  reader_.complain(entry_.offset, wrong_ + " It is not read.");
}

// A copy with kBroken for every byte that is not UTF-8, and for NUL.
std::string masked(std::string_view text) {
  std::string copy;
  copy.reserve(text.size());
  while (!text.empty()) {
    const std::size_t sound = valid_utf8_prefix(text);
    copy.append(text.substr(0, sound));
    text.remove_prefix(sound);
    if (text.empty()) break;
    copy += kBroken;
    text.remove_prefix(1);
  }
  std::replace(copy.begin(), copy.end(), '\0', kBroken);
  return copy;
}

}  // namespace

std::size_t read_entries(std::string_view text, const EntryReader& reader) {
  // Bytes that are not UTF-8 stop the parser, and are rare: only then is the text read again with these
  // marked, so that they cost no more than their own entries.
  std::vector<DatabaseEntry> taken;
  std::vector<std::pair<std::size_t, std::string>> complaints;
  const EntryReader first{
      .take = [&](DatabaseEntry entry) { taken.push_back(std::move(entry)); },
      .complain = [&](std::size_t at, std::string words) { complaints.emplace_back(at, std::move(words)); }};
  const auto read = [&](std::string_view from, bool is_masked) {
    Entries entries(from, is_masked, first);
    const bool whole = entries.run();
    if (!whole || (!is_masked && !entries.at_end())) {
      if (!is_masked && (from.find('\0') != std::string_view::npos || !is_valid_utf8(from)))
        return std::optional<std::size_t>();
      complaints.emplace_back(entries.offset() == 0 ? 0 : entries.offset() - 1,
                              entries.failure().value_or("This is not JSON from here on."));
    }
    return std::optional(entries.count());
  };
  std::optional<std::size_t> count = read(text, /*is_masked=*/false);
  if (!count) {
    taken.clear();
    complaints.clear();
    count = read(masked(text), /*is_masked=*/true);
  }
  for (DatabaseEntry& entry : taken) reader.take(std::move(entry));
  for (auto& [at, words] : complaints) reader.complain(at, std::move(words));
  return *count;
}

int LineCounter::line_of(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < at_) {
    at_ = 0;
    line_ = 1;
  }
  line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                       text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  at_ = offset;
  return line_;
}

}  // namespace ssot
