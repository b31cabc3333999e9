// The machine behind definitions.h: goes through scopes, knows what they are called, and writes down what
// they hold. definitions.cpp walks and reads records and aliases, definition_functions.cpp functions and
// variables.
#pragma once
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclFriend.h>
#include <clang/AST/DeclTemplate.h>

#include <string>
#include <string_view>

#include "frontend/clang/definitions.h"
#include "frontend/clang/spelling.h"
#include "frontend/clang/type_names.h"

namespace ssot::clang_reader {

// Where declarations stand.
struct Around {
  std::string qualified;     // "ns::C"
  std::string spaces;        // "ns": where a friend lands
  SeenFile* file = nullptr;  // of `parent`
  std::int32_t parent = -1;  // the enclosing definition
  bool record = false;
  bool unnamed = false;
  bool local = false;
  bool is_friend = false;
};

class DefinitionWalker {
 public:
  DefinitionWalker(clang::ASTContext& context, FilesSeen& files, const WalkOptions& options)
      : context_(context),
        sources_(context.getSourceManager()),
        files_(files),
        options_(options),
        spelling_(context),
        types_(context) {}

  void walk(const clang::DeclContext* scope, const Around& around);
  void visit(const clang::Decl* decl, const Around& around);

 private:
  // What a definition is made of before its kind matters. `file` is null when nobody asked for its file.
  struct Draft {
    SeenFile* file = nullptr;
    SeenDefinition seen;
  };
  Draft draft(const clang::Decl* decl, clang::SourceLocation name, clang::SourceRange whole,
              DefinitionKind kind, const Around& around);
  void name(Draft& draft, const Around& around, clang::NestedNameSpecifierLoc qualifier,
            std::string_view name);
  std::int32_t keep(Draft draft);
  std::string_view text(const Draft& draft, std::string_view value) const {
    return draft.file->facts.arena.copy(value);
  }
  int line(const clang::SourceLocation& location) const;

  // definitions.cpp
  void space(const clang::NamespaceDecl* space, const Around& around);
  void record(const clang::TagDecl* tag, const clang::Decl* outer, const Around& around);
  void bases(Draft& draft, const clang::CXXRecordDecl* record);
  void alias(const clang::TypedefNameDecl* alias, const clang::Decl* outer, const Around& around);
  void using_name(const clang::NamedDecl* decl, clang::NestedNameSpecifierLoc qualifier,
                  const Around& around);
  void concept_(const clang::ConceptDecl* decl, const Around& around);
  void friend_(const clang::FriendDecl* decl, const Around& around);

  // definition_functions.cpp
  void function(const clang::FunctionDecl* function, const clang::Decl* outer, const Around& around);
  void parameters(Draft& draft, const clang::FunctionDecl* function);
  void variable(const clang::VarDecl* variable, const clang::Decl* outer, const Around& around);
  void field(const clang::FieldDecl* field, const Around& around);
  void local_classes(const clang::FunctionDecl* function, const Around& around);
  bool overrides_unknown(const clang::FunctionDecl* first) const;
  void keep_words(const clang::FunctionDecl* function, const clang::Decl* outer, Detail& detail) const;
  std::string parameter_type(const clang::ParmVarDecl* parameter) const;
  std::string function_name(const clang::FunctionDecl* function) const;

  clang::ASTContext& context_;
  const clang::SourceManager& sources_;
  FilesSeen& files_;
  WalkOptions options_;
  Spelling spelling_;
  TypeNames types_;
};

}  // namespace ssot::clang_reader
