#include "frontend/docs/markdown_html.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ssot::docs {
namespace {

constexpr std::array<std::string_view, 4> kVerbatim{"pre", "script", "style", "textarea"};

constexpr std::string_view kTags[] = {
    "address",  "article",  "aside",    "base",   "basefont", "blockquote", "body",     "caption",    "center",
    "col",      "colgroup", "dd",       "details", "dialog",  "dir",        "div",      "dl",         "dt",
    "fieldset", "figcaption", "figure", "footer", "form",     "frame",      "frameset", "h1",         "h2",
    "h3",       "h4",       "h5",       "h6",     "head",     "header",     "hr",       "html",       "iframe",
    "legend",   "li",       "link",     "main",   "menu",     "menuitem",   "nav",      "noframes",   "ol",
    "optgroup", "option",   "p",        "param",  "section",  "source",     "summary",  "table",      "tbody",
    "td",       "tfoot",    "th",       "thead",  "title",    "tr",         "track",    "ul",
};
static_assert(std::is_sorted(std::begin(kTags), std::end(kTags)));
constexpr std::size_t kLongestTag = 10;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a tag from left to right.
class Tag {
 public:
  explicit Tag(std::string_view text) : rest_(text) {}

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool blanks() { return take_while(is_blank); }
  bool name() {
    return !rest_.empty() && is_letter(rest_.front()) &&
           take_while([](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  }
  bool at_end() const { return rest_.empty(); }

  // Attributes, each behind blanks; true unless one is cut off.
  bool attributes() {
    for (;;) {
      const bool apart = blanks();
      const bool starts = !rest_.empty() && (is_letter(rest_.front()) || rest_.front() == '_' || rest_.front() == ':');
      if (!starts) return true;
      if (!apart) return false;
      take_while([](char c) {
        return is_letter(c) || is_digit(c) || c == '_' || c == ':' || c == '.' || c == '-';
      });
      const std::string_view before = rest_;
      blanks();
      if (!take('=')) {
        rest_ = before;
        continue;
      }
      blanks();
      if (!value()) return false;
    }
  }

 private:
  bool value() {
    for (const char quote : {'"', '\''}) {
      if (!take(quote)) continue;
      const std::size_t close = rest_.find(quote);
      if (close == std::string_view::npos) return false;
      rest_.remove_prefix(close + 1);
      return true;
    }
    return take_while([](char c) { return !is_blank(c) && std::string_view("\"'=<>`").find(c) == std::string_view::npos; });
  }

  template <class Fits>
  bool take_while(Fits fits) {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), fits);
    const auto count = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(count);
    return count > 0;
  }

  std::string_view rest_;
};

// One whole tag and nothing behind it.
bool is_tag_alone(std::string_view line) {
  Tag tag(line);
  tag.take('<');
  if (tag.take('/')) {
    if (!tag.name()) return false;
    tag.blanks();
  } else {
    if (!tag.name() || !tag.attributes()) return false;
    tag.take('/');
  }
  if (!tag.take('>')) return false;
  tag.blanks();
  return tag.at_end();
}

}  // namespace

int html_block_kind(std::string_view line) {
  if (line.starts_with("<!--")) return 2;
  if (line.starts_with("<?")) return 3;
  if (line.starts_with("<![CDATA[")) return 5;
  if (line.size() > 2 && line.starts_with("<!") && is_letter(line[2])) return 4;
  const bool closing = line.starts_with("</");
  const std::string_view after = line.substr(std::min<std::size_t>(closing ? 2 : 1, line.size()));
  const auto stop = std::find_if_not(after.begin(), after.end(), [](char c) { return is_letter(c) || is_digit(c); });
  const auto length = static_cast<std::size_t>(stop - after.begin());
  const std::string_view behind = after.substr(length);
  const bool ends = behind.empty() || is_blank(behind.front()) || behind.front() == '>';
  if (length > 0 && length <= kLongestTag) {
    const std::string name = lower(after.substr(0, length));
    if (ends && !closing && std::find(kVerbatim.begin(), kVerbatim.end(), name) != kVerbatim.end()) return 1;
    if ((ends || behind.starts_with("/>")) && std::binary_search(std::begin(kTags), std::end(kTags), std::string_view(name)))
      return 6;
  }
  return is_tag_alone(line) ? 7 : 0;
}

bool ends_html_block(int kind, std::string_view line) {
  switch (kind) {
    case 1: {
      if (line.find("</") == std::string_view::npos) return false;
      const std::string small = lower(line);
      return std::any_of(kVerbatim.begin(), kVerbatim.end(), [&](std::string_view name) {
        return small.find("</" + std::string(name) + ">") != std::string::npos;
      });
    }
    case 2:
      return line.find("-->") != std::string_view::npos;
    case 3:
      return line.find("?>") != std::string_view::npos;
    case 4:
      return line.find('>') != std::string_view::npos;
    case 5:
      return line.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace ssot::docs
