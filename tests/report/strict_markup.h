// Reads a page as strictly as XML: every element is closed, every value is quoted, and no '<' or '&' stands
// where it should not. For tests of what HtmlWriter wrote; a browser reads the same page in tests/page.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::test {

struct Markup {
  struct Element {
    std::string tag;
    std::map<std::string, std::string> attributes;  // as they are written
  };
  std::vector<Element> elements;           // in order
  std::string text;                        // of all of them, as it is read, but not of style and script
  std::map<std::string, std::string> raw;  // what <style> and <script> hold
  std::string mistake;                     // empty: it is well-formed
};

class MarkupReader {
 public:
  static Markup read(std::string_view page) { return MarkupReader(page).run(); }

 private:
  explicit MarkupReader(std::string_view page) : rest_(page) {}

  Markup run() {
    if (!skip("<!DOCTYPE html>")) fail("there is no doctype");
    while (markup_.mistake.empty() && !rest_.empty()) {
      if (skip("</")) {
        close();
      } else if (skip("<")) {
        open();
      } else {
        read_text();
      }
    }
    if (markup_.mistake.empty() && !open_.empty()) fail(open_.back() + " is not closed");
    return std::move(markup_);
  }

  bool skip(std::string_view words) {
    if (!rest_.starts_with(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }
  std::string until(std::string_view stops) {
    const std::size_t end = std::min(rest_.find_first_of(stops), rest_.size());
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }
  void fail(const std::string& words) {
    if (markup_.mistake.empty()) markup_.mistake = words + " before: " + std::string(rest_.substr(0, 80));
  }

  void close() {
    const std::string tag = until(">");
    if (!skip(">") || open_.empty() || open_.back() != tag) return fail("</" + tag + "> closes nothing");
    open_.pop_back();
  }

  void open() {
    Markup::Element element;
    element.tag = until(" />");
    if (element.tag.empty()) return fail("an empty tag");
    while (skip(" ")) {
      const std::string name = until("= />");
      if (!skip("=\"")) return fail("no quoted value of " + name);
      const std::string value = until("\"<");
      if (!skip("\"")) return fail("a '<' in the value of " + name);
      if (!element.attributes.emplace(name, unescaped(value)).second) fail(name + " stands twice");
    }
    const bool empty = skip("/");
    if (!skip(">")) return fail("a tag without end");
    markup_.elements.push_back(element);
    if (empty) return;
    open_.push_back(element.tag);
    if (element.tag != "style" && element.tag != "script") return;
    const std::size_t end = rest_.find("</" + element.tag);
    if (end == std::string_view::npos) return fail("no end of " + element.tag);
    markup_.raw[element.tag] += rest_.substr(0, end);
    rest_.remove_prefix(end);
  }

  void read_text() {
    const std::string text = until("<");
    if (text.find('>') != std::string::npos) fail("a '>' in a text");
    markup_.text += unescaped(text);
  }

  std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '&') {
        out += text[at];
        continue;
      }
      const std::size_t end = text.find(';', at);
      if (end == std::string::npos || text.compare(at, 2, "&#") != 0) {
        fail("a '&' that is no reference");
        return out;
      }
      out += static_cast<char>(std::stoi(text.substr(at + 2, end - at - 2)));
      at = end;
    }
    return out;
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  Markup markup_;
};

}  // namespace ssot::test
