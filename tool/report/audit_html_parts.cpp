#include "report/audit_html_parts.h"

#include <fmt/format.h>

namespace ssot::audit_html {
namespace {

std::string_view sort_word(Sort sort) { return sort == Sort::kNumber ? "number" : "text"; }

}  // namespace

void write_head(HtmlWriter& out, std::string_view caption, std::initializer_list<Heading> headings) {
  out.leaf("caption", caption);
  const auto head = out.element("thead");
  const auto row = out.element("tr");
  for (const Heading& heading : headings) {
    const bool number = heading.sort == Sort::kNumber || heading.sort == Sort::kFixedNumber;
    const char* const look = number ? "n" : "";
    if (heading.sort == Sort::kNo || heading.sort == Sort::kFixedNumber) {
      out.leaf("th", {{"scope", "col"}, {"class", look}}, heading.words);
    } else {
      out.leaf("th", {{"scope", "col"}, {"class", look}, {"data-sort", sort_word(heading.sort)}},
               heading.words);
    }
  }
}

HtmlWriter::Element open_scroll(HtmlWriter& out, std::string_view label) {
  return out.element("div", {{"class", "scroll"}, {"tabindex", 0}, {"role", "group"}, {"aria-label", label}});
}

void write_list(HtmlWriter& out, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  const auto list = out.element("ul");
  for (const std::string& sentence : sentences) {
    const auto item = out.element("li");
    out.path(sentence);
  }
}

void write_heading(HtmlWriter& out, HtmlWriter::Markup words) { out.leaf("h4", words.text); }

void write_definition(HtmlWriter& out, const Subject& subject, std::size_t index) {
  if (index >= subject.definitions.size()) return out.text("?");
  out.leaf("a",
           {Attribute::link_to(subject.definitions[index]), {"title", subject.entry.definitions[index].path}},
           fmt::format("D{}", index + 1));
}

void write_definitions(HtmlWriter& out, const Subject& subject, const std::vector<std::size_t>& indices) {
  for (std::size_t at = 0; at < indices.size(); ++at) {
    if (at > 0) out.text(", ");
    write_definition(out, subject, indices[at]);
  }
}

void write_place(HtmlWriter& out, std::string_view path, int line) {
  const auto code = out.element("code");
  out.path(path);
  if (line > 0) out.text(fmt::format(":{}", line));
}

void write_share(HtmlWriter& out, std::size_t part, std::size_t all) {
  constexpr std::size_t kFine = 1'000'000;
  out.leaf("td", {{"class", "n"}, {"data-value", all == 0 ? kFine : part * kFine / all}},
           fmt::format("{} of {}", part, all));
}

}  // namespace ssot::audit_html
