#include "report/html_writer.h"

#include "model/embedded.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

bool is_plain(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         byte == '_';
}

// A link to a very long name helps nobody.
constexpr std::size_t kLongestAnchor = 60;

// What is no longer fits into a line as it is. A page of a hundred thousand elements opens the sooner for
// each that it lacks.
constexpr std::size_t kShort = 16;

}  // namespace

PageAnchor Anchors::make(std::string_view text) {
  std::string id;
  for (const char byte : text.substr(0, kLongestAnchor)) {
    if (is_plain(byte)) {
      id += byte;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.empty()) id = "x";
  std::string free = id;
  for (std::size_t count = 2; !taken_.insert(free).second; ++count) free = id + "-" + std::to_string(count);
  return PageAnchor(free);
}

HtmlWriter::Element HtmlWriter::element(Tag tag, Attributes attributes) {
  open(tag, attributes);
  out_ += '>';
  return {*this, tag};
}

void HtmlWriter::leaf(Tag tag, Attributes attributes, std::string_view words) {
  const Element scope = element(tag, attributes);
  text(words);
}

void HtmlWriter::empty(Tag tag, Attributes attributes) {
  open(tag, attributes);
  out_ += "/>";
}

void HtmlWriter::text(std::string_view text) { append_html(out_, text); }

void HtmlWriter::path(std::string_view text) {
  if (text.size() <= kShort) return append_html(out_, text);
  std::size_t begin = 0;
  for (std::size_t at = text.find('/'); at != std::string_view::npos; at = text.find('/', begin)) {
    append_html(out_, text.substr(begin, at + 1 - begin));
    begin = at + 1;
    if (begin < text.size()) out_ += "<wbr/>";
  }
  append_html(out_, text.substr(begin));
}

void HtmlWriter::name(std::string_view text) {
  if (text.size() <= kShort) return append_html(out_, text);
  std::size_t begin = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool lower_before = text[at - 1] >= 'a' && text[at - 1] <= 'z';
    const bool upper = text[at] >= 'A' && text[at] <= 'Z';
    const bool behind = text[at - 1] == '_' || text[at - 1] == '/' || text[at - 1] == '.';
    if (!(lower_before && upper) && !behind) continue;
    append_html(out_, text.substr(begin, at - begin));
    out_ += "<wbr/>";
    begin = at;
  }
  append_html(out_, text.substr(begin));
}

void HtmlWriter::style(Markup file) {
  out_ += "<style>";
  out_ += embedded_file(file.text);
  out_ += "</style>\n";
}

void HtmlWriter::script(Markup file) {
  out_ += "<script>";
  out_ += embedded_file(file.text);
  out_ += "</script>\n";
}

void HtmlWriter::open(Tag tag, Attributes attributes) {
  if (tag.line) out_ += '\n';
  out_ += '<';
  out_ += tag.name;
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    if (const auto* words = std::get_if<std::string_view>(&attribute.value)) {
      append_html(out_, *words);
    } else if (const auto* number = std::get_if<long long>(&attribute.value)) {
      out_ += std::to_string(*number);
    } else {
      out_ += '#';
      out_ += std::get<const PageAnchor*>(attribute.value)->id();
    }
    out_ += '"';
  }
}

void HtmlWriter::close(Tag tag) {
  out_ += "</";
  out_ += tag.name;
  out_ += '>';
}

}  // namespace ssot
