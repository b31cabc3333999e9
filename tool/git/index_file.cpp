#include "git/index_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace ssot {
namespace {

constexpr std::uint32_t kAssumeUnchanged = 0x8000;
constexpr std::uint32_t kExtended = 0x4000;
constexpr std::uint32_t kStages = 0x3000;
constexpr std::uint32_t kSkipWorktree = 0x4000;  // of the second flags
constexpr std::uint32_t kIntentToAdd = 0x2000;

// Numbers are big-endian.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}

  bool holds(std::size_t count) const { return text_.size() - at_ >= count; }
  std::size_t at() const { return at_; }
  void skip(std::size_t count) { at_ += std::min(count, text_.size() - at_); }
  std::string_view take(std::size_t count) {
    const std::string_view part = text_.substr(at_, count);
    at_ += part.size();
    return part;
  }
  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    for (const char c : take(size)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
  }
  // Up to the next NUL, which is passed over; no value when there is none.
  std::optional<std::string_view> text() {
    const std::size_t end = text_.find('\0', at_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view part = text_.substr(at_, end - at_);
    at_ = end + 1;
    return part;
  }
  // Git's variable-length number.
  std::optional<std::size_t> varint() {
    std::size_t value = 0;
    for (int i = 0; i < 6 && holds(1); ++i) {
      const std::uint32_t byte = number(1);
      value = (i == 0 ? 0 : value + 1) << 7 | (byte & 0x7F);
      if ((byte & 0x80) == 0) return value;
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

EntryKind kind_of(std::uint32_t mode) {
  switch (mode >> 12) {
    case 0xE:
      return EntryKind::kSubmodule;
    case 0xA:
      return EntryKind::kLink;
    default:
      return EntryKind::kFile;
  }
}

bool is_folder_mode(std::uint32_t mode) { return mode >> 12 == 4; }

class IndexParser {
 public:
  IndexParser(std::string_view text, std::size_t hash_size) : bytes_(text), hash_size_(hash_size) {}

  Result<IndexFile> run() && {
    if (!bytes_.holds(12) || bytes_.take(4) != "DIRC") return Error{"it is no index file"};
    version_ = bytes_.number(4);
    if (version_ < 2 || version_ > 4) return Error{"its version is not known"};
    const std::uint32_t count = bytes_.number(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!entry()) return Error{"it is cut off or damaged"};
    }
    if (sparse_ || needs_more()) return Error{"it leans on other files"};
    const auto by_path = [](const IndexEntry& a, const IndexEntry& b) { return a.path < b.path; };
    if (!std::is_sorted(file_.entries.begin(), file_.entries.end(), by_path))
      return Error{"its entries are out of order"};
    return std::move(file_);
  }

 private:
  bool entry() {
    const std::size_t start = bytes_.at();
    if (!bytes_.holds(42 + hash_size_)) return false;
    IndexEntry entry;
    IndexStat& stat = entry.stat;
    for (std::uint32_t* field :
         {&stat.ctime, &stat.ctime_ns, &stat.mtime, &stat.mtime_ns, &stat.dev, &stat.ino})
      *field = bytes_.number(4);
    const std::uint32_t mode = bytes_.number(4);
    for (std::uint32_t* field : {&stat.uid, &stat.gid, &stat.size}) *field = bytes_.number(4);
    entry.kind = kind_of(mode);
    sparse_ |= is_folder_mode(mode);
    const std::string_view hash = bytes_.take(hash_size_);
    entry.id = object_id_of(reinterpret_cast<const unsigned char*>(hash.data()), hash.size());
    const std::uint32_t flags = bytes_.number(2);
    const std::uint32_t more = (flags & kExtended) != 0 ? bytes_.number(2) : 0;
    entry.conflict = (flags & kStages) != 0;
    entry.stat_counts = (flags & kAssumeUnchanged) == 0 && (more & kSkipWorktree) == 0;
    entry.intent_to_add = (more & kIntentToAdd) != 0;
    if (!path(start, entry.path)) return false;
    if (file_.entries.empty() || file_.entries.back().path != entry.path)
      file_.entries.push_back(std::move(entry));
    return true;
  }

  bool path(std::size_t start, std::string& out) {
    if (version_ == 4) {
      const auto dropped = bytes_.varint();
      const auto added = bytes_.text();
      if (!dropped || !added || *dropped > last_.size()) return false;
      last_.resize(last_.size() - *dropped);
      last_.append(*added);
      out = last_;
      return !out.empty();
    }
    const auto text = bytes_.text();
    if (!text || text->empty()) return false;
    out = *text;
    // One to eight NULs fill the entry up to a multiple of eight; the first was passed over.
    bytes_.skip((8 - (bytes_.at() - start) % 8) % 8);
    return true;
  }

  // An extension whose name begins with a small letter must be understood.
  bool needs_more() {
    while (bytes_.holds(8 + hash_size_)) {
      const std::string_view name = bytes_.take(4);
      const std::uint32_t size = bytes_.number(4);
      if (name.front() < 'A' || name.front() > 'Z') return true;
      bytes_.skip(size);
    }
    return false;
  }

  Bytes bytes_;
  std::size_t hash_size_;
  std::uint32_t version_ = 0;
  bool sparse_ = false;
  std::string last_;
  IndexFile file_;
};

std::uint32_t number_behind(std::string_view text, std::string_view label, int base = 10) {
  const std::size_t at = text.find(label);
  if (at == std::string_view::npos) return 0;
  text.remove_prefix(at + label.size());
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

// "  ctime: 1:2\n  mtime: 1:2\n  dev: 1\tino: 2\n  uid: 0\tgid: 0\n  size: 6\tflags: 0\n"
void read_debug(std::string_view text, IndexEntry& entry) {
  const auto time = [&](std::string_view label, std::uint32_t& seconds, std::uint32_t& rest) {
    seconds = number_behind(text, label);
    const std::size_t at = text.find(label);
    if (at != std::string_view::npos) rest = number_behind(text.substr(at + label.size()), ":");
  };
  time("ctime: ", entry.stat.ctime, entry.stat.ctime_ns);
  time("mtime: ", entry.stat.mtime, entry.stat.mtime_ns);
  entry.stat.dev = number_behind(text, "dev: ");
  entry.stat.ino = number_behind(text, "ino: ");
  entry.stat.uid = number_behind(text, "uid: ");
  entry.stat.gid = number_behind(text, "gid: ");
  entry.stat.size = number_behind(text, "size: ");
  const std::uint32_t flags = number_behind(text, "flags: ", 16);
  entry.intent_to_add = (flags & kIntentToAdd << 16) != 0;
  entry.stat_counts = (flags & (kSkipWorktree << 16 | kAssumeUnchanged)) == 0;
}

}  // namespace

Result<IndexFile> parse_index(std::string_view bytes, std::size_t hash_size) {
  return IndexParser(bytes, hash_size).run();
}

// "100644 <object> <stage>\t<path>\0" and then the lines of --debug, without a NUL behind them.
Result<IndexFile> parse_listed_index(std::string_view printed) {
  IndexFile file;
  while (!printed.empty()) {
    const std::size_t tab = printed.find('\t');
    const std::size_t end = printed.find('\0');
    if (tab == std::string_view::npos || end == std::string_view::npos || tab > end)
      return Error{"git listed it in a way that is not understood"};
    const std::vector<std::string_view> words = split(printed.substr(0, tab), ' ');
    IndexEntry entry;
    entry.path = printed.substr(tab + 1, end - tab - 1);
    const auto id = words.size() == 3 ? object_id_from(words[1]) : std::nullopt;
    if (!id) return Error{"git listed it in a way that is not understood"};
    entry.id = *id;
    entry.kind = words[0].starts_with("16")   ? EntryKind::kSubmodule
                 : words[0].starts_with("12") ? EntryKind::kLink
                                              : EntryKind::kFile;
    entry.conflict = words[2] != "0";
    printed.remove_prefix(end + 1);
    std::size_t behind = 0;
    while (printed.substr(behind).starts_with("  ")) {
      behind = std::min(printed.find('\n', behind), printed.size() - 1) + 1;
    }
    read_debug(printed.substr(0, behind), entry);
    printed.remove_prefix(behind);
    if (file.entries.empty() || file.entries.back().path != entry.path)
      file.entries.push_back(std::move(entry));
  }
  return file;
}

}  // namespace ssot
