// Declarations made up for names whose declaration is in another file, at the moment when Clang fails to find
// them: a file read alone then parses as if its includes were there.
//
// What is made up has no place in any file, so nothing of it becomes a fact.
#pragma once
#include <clang/AST/ASTMutationListener.h>
#include <clang/Sema/ExternalSemaSource.h>

#include <set>
#include <string>

#include "frontend/clang/word_uses.h"

namespace ssot::clang_reader {

class Inventions : public clang::ExternalSemaSource, public clang::ASTMutationListener {
 public:
  // `declared`: names that the file declares itself, each with the scope around it, "ns::C" for "a::ns::C";
  // both must outlive this.
  Inventions(const WordUses& uses, const std::set<std::string, std::less<>>& declared)
      : uses_(uses), declared_(declared) {}

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }
  bool LookupUnqualified(clang::LookupResult& result, clang::Scope* scope) override;
  bool FindExternalVisibleDeclsByName(const clang::DeclContext* context,
                                      clang::DeclarationName name) override;
  void AddedVisibleDecl(const clang::DeclContext* context, const clang::Decl* decl) override;
  void AddedCXXTemplateSpecialization(const clang::ClassTemplateDecl* shape,
                                      const clang::ClassTemplateSpecializationDecl* special) override;

 private:
  clang::NamedDecl* invent(clang::DeclContext* context, clang::IdentifierInfo* name, const WordUse& use,
                           bool qualified);
  clang::NamedDecl* invent_class(clang::DeclContext* context, clang::IdentifierInfo* name);
  clang::NamedDecl* invent_template(clang::DeclContext* context, clang::IdentifierInfo* name,
                                    const WordUse& use);
  clang::NamedDecl* invent_namespace(clang::DeclContext* context, clang::IdentifierInfo* name);
  clang::NamedDecl* invent_value(clang::DeclContext* context, clang::IdentifierInfo* name);

  static constexpr int kMost = 20000;  // a hostile file stays cheap

  const WordUses& uses_;
  const std::set<std::string, std::less<>>& declared_;
  clang::Sema* sema_ = nullptr;
  int made_ = 0;
};

}  // namespace ssot::clang_reader
