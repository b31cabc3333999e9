// Macros that do nothing but open and close scopes: `#define NS_BEGIN namespace a {`, `#define NS_END }`.
//
// Both layers meet here: the first notes such macros of every file, the second asks what a word stands for.
// Macros with parameters are left to the preprocessor. Which file's macro another file means is settled in
// tool/run.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontend/cpp/directives.h"
#include "model/facts.h"

namespace ssot::cpp {

// Fills `facts.namespace_macros`. `directives` are those of read_directives.
void note_namespace_macros(std::string_view text, const std::vector<Directive>& directives, FileFacts& facts);

struct ScopeStep {
  enum Kind : unsigned char { kNamespace, kLinkage, kClose } kind = kClose;
  std::string_view name;  // kNamespace: "a::b", empty for an anonymous one
};

class NamespaceMacros {
 public:
  using Given = std::map<std::string, std::string, std::less<>>;

  // `own` are the file's, `given` those of other files; both must outlive this.
  NamespaceMacros(const std::vector<NamespaceMacro>& own, const Given& given);

  // The file defines `name` here.
  void passed_definition(std::string_view name);

  enum class Answer : unsigned char { kUnknown, kUnsure, kKnown };
  // What `name` stands for at this place. kUnsure: the file itself defines it in several ways.
  Answer find(std::string_view name, std::vector<ScopeStep>& steps) const;

 private:
  struct Own {
    std::string_view text;
    bool agreed = true;    // every definition in the file says the same
    bool defined = false;  // as far as the file has been read
  };
  Answer text_of(std::string_view name, std::string_view& text) const;
  bool append(std::string_view text, int depth, std::vector<ScopeStep>& steps) const;

  std::unordered_map<std::string_view, Own> own_;
  const Given& given_;
};

}  // namespace ssot::cpp
