// Writes HTML and SVG in which nothing can stand unescaped by accident: text and the values of attributes are
// always escaped, whoever they come from; tags, names of attributes and markup as it is are literals of this
// program, which the compiler makes sure of.
//
// What it writes is well-formed XML too, so that tests read it with a strict parser. It knows no page and no
// layout.
#pragma once
#include <concepts>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace ssot {

// A tag. No style and no script can be opened (HtmlWriter::style, ::script), and nothing that loads
// something.
struct Tag {
  std::string_view name;
  bool line = true;  // it begins a line of the output
  consteval Tag(const char* text) : name(text) {
    for (const std::string_view no :
         {"style", "script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "use"})
      if (name == no) throw "this tag would load, run or send something";
    for (const std::string_view in_a_line : {"a", "abbr", "bdi", "b", "code", "small", "span", "strong",
                                             "text", "time", "title", "tspan", "wbr"})
      if (name == in_a_line) line = false;
  }
};

// A word that becomes part of the page as the value of an `id`, and of links to it: letters, digits, '-' and
// '_' alone.
class PageAnchor {
 public:
  const std::string& id() const { return id_; }

 private:
  friend class Anchors;
  explicit PageAnchor(std::string id) : id_(std::move(id)) {}
  std::string id_;
};

// Makes anchors from any text, no two alike.
class Anchors {
 public:
  PageAnchor make(std::string_view text);

 private:
  std::set<std::string, std::less<>> taken_;
};

// One attribute. There is none whose value would be run or fetched: a link leads to a place of the same page.
struct Attribute {
  std::string_view name;
  std::variant<std::string_view, long long, const PageAnchor*> value;

  struct Name {
    std::string_view text;
    consteval Name(const char* name) : text(name) {
      for (const std::string_view no :
           {"style", "href", "src", "srcdoc", "action", "formaction", "xlink:href", "data", "ping"})
        if (text == no) throw "the value of this attribute would be run or fetched";
      if (text.starts_with("on")) throw "the value of this attribute would be run";
    }
  };
  Attribute(Name name_of_it, std::string_view text) : name(name_of_it.text), value(text) {}
  Attribute(Name name_of_it, const char* text) : name(name_of_it.text), value(std::string_view(text)) {}
  Attribute(Name name_of_it, const std::string& text)
      : name(name_of_it.text), value(std::string_view(text)) {}
  Attribute(Name name_of_it, std::integral auto number)
      : name(name_of_it.text), value(static_cast<long long>(number)) {}
  static Attribute link_to(const PageAnchor& anchor) { return Attribute(anchor); }

 private:
  explicit Attribute(const PageAnchor& anchor) : name("href"), value(&anchor) {}
};

class HtmlWriter {
 public:
  using Attributes = std::initializer_list<Attribute>;

  // An open element; closes itself at the end of its scope.
  class Element {
   public:
    Element(HtmlWriter& writer, Tag tag) : writer_(writer), tag_(tag) {}
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element() { writer_.close(tag_); }

   private:
    HtmlWriter& writer_;
    Tag tag_;
  };
  [[nodiscard]] Element element(Tag tag, Attributes attributes = {});
  // An element that holds text and nothing else.
  void leaf(Tag tag, std::string_view text) { leaf(tag, {}, text); }
  void leaf(Tag tag, Attributes attributes, std::string_view text);
  void leaf(Tag tag, std::integral auto number) { leaf(tag, {}, std::to_string(number)); }
  void leaf(Tag tag, Attributes attributes, std::integral auto number) {
    leaf(tag, attributes, std::to_string(number));
  }
  // An element that holds nothing.
  void empty(Tag tag, Attributes attributes = {});

  void text(std::string_view text);
  // The same, with a place for a line to break behind each '/'.
  void path(std::string_view text);
  // The same for a long name in a narrow place: wherever a new word begins in it.
  void name(std::string_view text);

  // Markup as it is: of this program.
  struct Markup {
    std::string_view text;
    consteval Markup(const char* literal) : text(literal) {}
  };
  void markup(Markup markup) { out_ += markup.text; }
  // A file of rules/ that is compiled in, as the page's style or script.
  void style(Markup file);
  void script(Markup file);

  std::string take() && { return std::move(out_); }

 private:
  void open(Tag tag, Attributes attributes);
  void close(Tag tag);

  std::string out_;
};

}  // namespace ssot
