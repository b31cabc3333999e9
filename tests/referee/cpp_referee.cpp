// What Clang itself sees: every include that its preprocessor meets and every definition of its syntax tree,
// for files of one source tree, as JSON lines. The C++ front end is judged against this (cpp_facts.py); no
// part of the tool uses it. A unit with errors is no witness: of it only {"what": "failed"} is printed.
//
//   ssot_cpp_referee BUILD_DIR ROOT [--skip-bodies] < units
#include <clang/AST/ASTConsumer.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendActions.h>
#include <clang/Lex/Lexer.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Tooling/ArgumentsAdjusters.h>
#include <clang/Tooling/JSONCompilationDatabase.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/JSON.h>

#include <iostream>
#include <set>
#include <string>

namespace {

std::string root;
bool skip_bodies = false;
std::set<std::string> printed;  // headers come up in many units
std::set<std::string> of_unit;  // what the unit at hand says that none before it said

void print(const llvm::json::Value& value) {
  std::string line;
  llvm::raw_string_ostream(line) << value;
  if (!printed.contains(line)) of_unit.insert(std::move(line));
}

void end_unit(const std::string& unit, bool failed) {
  if (failed) {
    of_unit.clear();
    print(llvm::json::Object{{"what", "failed"}, {"path", unit}});
  }
  for (const std::string& line : of_unit) std::cout << line << '\n';
  std::cout.flush();
  printed.merge(of_unit);
  of_unit.clear();
}

// The file's real path when it lies in the tree, else empty.
std::string tree_path(const clang::SourceManager& sources, clang::FileID file) {
  const clang::OptionalFileEntryRef entry = sources.getFileEntryRefForID(file);
  if (!entry) return {};
  const std::string path = entry->getFileEntry().tryGetRealPathName().str();
  return path.rfind(root, 0) == 0 ? path : std::string();
}

class Includes : public clang::PPCallbacks {
 public:
  explicit Includes(const clang::SourceManager& sources) : sources_(sources) {}
  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef name, bool angled,
                          clang::CharSourceRange range, clang::OptionalFileEntryRef, llvm::StringRef,
                          llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    const std::string path = tree_path(sources_, sources_.getFileID(hash));
    if (path.empty()) return;
    print(llvm::json::Object{{"what", "include"},
                             {"path", path},
                             {"line", sources_.getSpellingLineNumber(hash)},
                             {"module", angled ? "<" + name.str() + ">" : "\"" + name.str() + "\""},
                             {"macro", range.getBegin().isMacroID()}});
  }

 private:
  const clang::SourceManager& sources_;
};

bool is_lambda(const clang::DeclContext* context) {
  const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(context);
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(context)) record = method->getParent();
  return record != nullptr && record->isLambda();
}

class Definitions : public clang::RecursiveASTVisitor<Definitions> {
 public:
  explicit Definitions(clang::ASTContext& context)
      : context_(context), sources_(context.getSourceManager()) {}

  bool VisitTagDecl(clang::TagDecl* tag) {
    if (!tag->isThisDeclarationADefinition() || is_lambda(tag)) return true;
    if (const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(tag)) {
      if (!special->isExplicitSpecialization()) return true;
    }
    if (tag->getIdentifier() != nullptr) define(tag, tag->getKindName().str());
    return true;
  }
  bool VisitTypedefNameDecl(clang::TypedefNameDecl* alias) {
    if (!local(alias)) define(alias, "alias");
    return true;
  }
  bool VisitUsingDecl(clang::UsingDecl* alias) {
    if (!local(alias) && alias->getDeclContext()->isFileContext() && alias->getDeclName().isIdentifier())
      define(alias, "alias");
    return true;
  }
  bool VisitConceptDecl(clang::ConceptDecl* concept_) {
    define(concept_, "concept");
    return true;
  }
  bool VisitFunctionDecl(clang::FunctionDecl* function) {
    if (llvm::isa<clang::CXXDeductionGuideDecl>(function) || is_lambda(function)) return true;
    if (function->getTemplateSpecializationKind() == clang::TSK_ExplicitInstantiationDefinition ||
        function->getTemplateSpecializationKind() == clang::TSK_ExplicitInstantiationDeclaration)
      return true;
    if (function->isThisDeclarationADefinition() && !function->isImplicit()) define(function, "function");
    return true;
  }

 private:
  static bool local(const clang::Decl* decl) { return decl->getParentFunctionOrMethod() != nullptr; }

  // Names as written: the scopes that enclose the text, then the qualifier in front of the name.
  std::string qualified(const clang::NamedDecl* decl) const {
    std::string name = decl->getDeclName().getAsString();
    const clang::DeclContext* around = decl->getDeclContext();
    clang::NestedNameSpecifierLoc written;
    if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(decl)) written = tag->getQualifierLoc();
    if (const auto* declarator = llvm::dyn_cast<clang::DeclaratorDecl>(decl))
      written = declarator->getQualifierLoc();
    if (written) {
      name = plain(written) + name;
      around = decl->getLexicalDeclContext();
    }
    for (; around != nullptr && !around->isTranslationUnit(); around = next(around)) {
      if (is_lambda(around)) continue;
      std::string part;
      if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(around)) {
        part = space->isAnonymousNamespace() ? "(anonymous)" : space->getName().str();
      } else if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(around)) {
        part = function->getDeclName().getAsString();
        if (function->getQualifierLoc()) part = plain(function->getQualifierLoc()) + part;
      } else if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(around)) {
        part = tag->getName().str();
        if (tag->getQualifierLoc()) part = plain(tag->getQualifierLoc()) + part;
      }
      if (!part.empty()) name.insert(0, part + "::");
    }
    return name;
  }

  static const clang::DeclContext* next(const clang::DeclContext* context) {
    if (const auto* decl = llvm::dyn_cast<clang::NamedDecl>(context)) {
      const auto* tag = llvm::dyn_cast<clang::TagDecl>(decl);
      const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl);
      if ((tag != nullptr && tag->getQualifierLoc()) ||
          (function != nullptr && function->getQualifierLoc())) {
        return context->getLexicalParent();
      }
    }
    return context->getParent();
  }

  // `ns::C<T>::` → `ns::C::`
  std::string plain(clang::NestedNameSpecifierLoc qualifier) const {
    const llvm::StringRef text = clang::Lexer::getSourceText(
        clang::CharSourceRange::getTokenRange(qualifier.getSourceRange()), sources_, context_.getLangOpts());
    std::string out;
    int depth = 0;
    for (const char c : text) {
      if (c == '<')
        ++depth;
      else if (c == '>')
        --depth;
      else if (depth == 0 && !isspace(static_cast<unsigned char>(c)))
        out += c;
    }
    return out.rfind("::", 0) == 0 ? out.substr(2) : out;
  }

  void define(const clang::NamedDecl* decl, const std::string& kind) {
    if (decl->isImplicit() || decl->getLocation().isInvalid()) return;
    const clang::SourceLocation place = sources_.getFileLoc(decl->getLocation());
    const std::string path = tree_path(sources_, sources_.getFileID(place));
    if (path.empty()) return;
    llvm::json::Object object{{"what", "definition"},
                              {"path", path},
                              {"kind", kind},
                              {"qualified", llvm::json::fixUTF8(qualified(decl))},
                              {"line", sources_.getSpellingLineNumber(place)},
                              {"local", local(decl)},
                              {"macro", by_macro(decl)},
                              {"includer", scope_elsewhere(decl)},
                              {"elsewhere", declared_elsewhere(decl)}};
    describe(decl, object);
    print(std::move(object));
  }

  // A macro wrote its name, or the head of a scope around it.
  static bool by_macro(const clang::Decl* decl) {
    for (; decl != nullptr && !llvm::isa<clang::TranslationUnitDecl>(decl);
         decl = llvm::dyn_cast<clang::Decl>(decl->getLexicalDeclContext())) {
      if (llvm::isa<clang::NamedDecl>(decl) && decl->getLocation().isMacroID()) return true;
    }
    return false;
  }

  // A scope around it was opened by the file that includes this one.
  bool scope_elsewhere(const clang::Decl* decl) const {
    const clang::FileID file = sources_.getFileID(sources_.getFileLoc(decl->getLocation()));
    const auto* around = llvm::dyn_cast<clang::Decl>(decl->getLexicalDeclContext());
    for (; around != nullptr && !llvm::isa<clang::TranslationUnitDecl>(around);
         around = llvm::dyn_cast<clang::Decl>(around->getLexicalDeclContext())) {
      if (sources_.getFileID(sources_.getFileLoc(around->getLocation())) != file) return true;
    }
    return false;
  }

  // Its first declaration, which says whether it is virtual or static, stands in another file.
  bool declared_elsewhere(const clang::Decl* decl) const {
    const clang::SourceLocation first = decl->getCanonicalDecl()->getLocation();
    return sources_.getFileID(sources_.getFileLoc(first)) !=
           sources_.getFileID(sources_.getFileLoc(decl->getLocation()));
  }

  // What only a parser knows: judged at depth 2.
  static void describe(const clang::NamedDecl* decl, llvm::json::Object& object) {
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
      llvm::json::Array parameters;
      for (const clang::ParmVarDecl* parameter : function->parameters()) {
        parameters.push_back(parameter->getName().str() + (parameter->hasDefaultArg() ? "=" : ""));
      }
      if (function->isVariadic()) parameters.push_back("...");
      object["parameters"] = std::move(parameters);
      const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
      object["static"] = method != nullptr && method->isStatic();
      object["const"] = method != nullptr && method->isConst();
      // Whether an undeclared base makes it virtual only its unit knows.
      object["virtual"] =
          method != nullptr && (method->isVirtualAsWritten() || method->hasAttr<clang::OverrideAttr>());
      object["deleted"] = function->isDeletedAsWritten();
    }
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(decl)) {
      object["bases"] = static_cast<std::int64_t>(record->getNumBases());
    }
  }

  clang::ASTContext& context_;
  const clang::SourceManager& sources_;
};

class Consumer : public clang::ASTConsumer {
 public:
  void HandleTranslationUnit(clang::ASTContext& context) override {
    Definitions(context).TraverseDecl(context.getTranslationUnitDecl());
  }
};

class Action : public clang::ASTFrontendAction {
 public:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler,
                                                        llvm::StringRef) override {
    compiler.getFrontendOpts().SkipFunctionBodies = skip_bodies;
    compiler.getPreprocessor().addPPCallbacks(std::make_unique<Includes>(compiler.getSourceManager()));
    return std::make_unique<Consumer>();
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: ssot_cpp_referee BUILD_DIR ROOT [--skip-bodies] < units\n";
    return 2;
  }
  root = argv[2];
  skip_bodies = argc > 3 && std::string(argv[3]) == "--skip-bodies";
  std::string error;
  const auto database = clang::tooling::CompilationDatabase::loadFromDirectory(argv[1], error);
  if (!database) {
    std::cerr << error << '\n';
    return 2;
  }
  int failed = 0;
  for (std::string unit; std::getline(std::cin, unit);) {
    clang::tooling::ClangTool tool(*database, {unit});
    tool.appendArgumentsAdjuster(
        clang::tooling::getInsertArgumentAdjuster("-resource-dir=/usr/lib/llvm-19/lib/clang/19"));
    tool.appendArgumentsAdjuster(clang::tooling::getInsertArgumentAdjuster("-w"));
    const bool broken = tool.run(clang::tooling::newFrontendActionFactory<Action>().get()) != 0;
    failed += broken ? 1 : 0;
    end_unit(unit, broken);
  }
  std::cerr << failed << " units failed\n";
  return 0;
}
