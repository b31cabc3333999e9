// setup.cfg: the section [options.entry_points], whose values are lists of `name = module:attribute`, one a line.

#include <algorithm>

#include "frontend/packaging/readers.h"

namespace ssot::packaging {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

class Reader {
 public:
  explicit Reader(Document& out) : out_(out) {}

  void take(std::string_view line) {
    ++number_;
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') return;
    const bool continued = line.front() == ' ' || line.front() == '\t';
    if (!continued && text.front() == '[') {
      inside_ = text == "[options.entry_points]";
      return;
    }
    if (!inside_) return;
    if (continued) return entry(line);
    const std::size_t sign = line.find_first_of("=:");
    group_ = trimmed(line.substr(0, sign));
    if (sign != std::string_view::npos) entry(line, sign + 1);
  }

 private:
  void entry(std::string_view line, std::size_t from = 0) {
    const std::size_t sign = line.find('=', from);
    if (sign == std::string_view::npos) return;
    const std::string_view name = trimmed(line.substr(from, sign - from));
    const std::string_view value = trimmed(line.substr(sign + 1));
    if (name.empty() || value.empty()) return;
    Mention mention;
    mention.text = out_.arena.copy(value);
    mention.how = out_.arena.copy("options.entry_points." + std::string(group_) + "." + std::string(name));
    mention.line = number_;
    mention.column = static_cast<int>(value.data() - line.data()) + 1;
    mention.end_column = mention.column + static_cast<int>(value.size());
    out_.mentions.push_back(mention);
  }

  Document& out_;
  std::string_view group_;
  int number_ = 0;
  bool inside_ = false;
};

}  // namespace

void read_setup_cfg(std::string_view text, Document& out) {
  Reader reader(out);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    reader.take(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace ssot::packaging
