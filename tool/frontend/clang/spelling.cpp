#include "frontend/clang/spelling.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Lexer.h>

namespace ssot::clang_reader {

std::string Spelling::written(clang::SourceRange range) const {
  const clang::CharSourceRange file =
      clang::Lexer::makeFileCharRange(clang::CharSourceRange::getTokenRange(range), sources_, options_);
  if (file.isInvalid()) return {};
  const auto [id, from] = sources_.getDecomposedLoc(file.getBegin());
  const auto [end_id, to] = sources_.getDecomposedLoc(file.getEnd());
  if (id != end_id || to <= from) return {};
  bool invalid = false;
  const llvm::StringRef buffer = sources_.getBufferData(id, &invalid);
  if (invalid || to > buffer.size()) return {};
  clang::Lexer lexer(sources_.getLocForStartOfFile(id), options_, buffer.begin(), buffer.begin() + from,
                     buffer.end());
  std::string out;
  clang::Token token;
  while (true) {
    const bool last = lexer.LexFromRawLexer(token);
    const unsigned at = sources_.getFileOffset(token.getLocation());
    if (token.is(clang::tok::eof) || at >= to) break;
    if (!out.empty() && (token.hasLeadingSpace() || token.isAtStartOfLine())) out += ' ';
    const unsigned size = std::min(token.getLength(), to - at);  // a `>>` may be cut in two
    for (const char c : buffer.substr(at, size)) {
      if (c != '\\' && c != '\n' && c != '\r') out += c;
    }
    if (last) break;
  }
  return out;
}

std::string Spelling::qualifier(clang::NestedNameSpecifierLoc written) const {
  std::string out;
  for (; written; written = written.getPrefix()) {
    const clang::NestedNameSpecifier* part = written.getNestedNameSpecifier();
    std::string name;
    switch (part->getKind()) {
      case clang::NestedNameSpecifier::Identifier:
        name = part->getAsIdentifier()->getName().str();
        break;
      case clang::NestedNameSpecifier::Namespace:
        name = part->getAsNamespace()->getName().str();
        break;
      case clang::NestedNameSpecifier::NamespaceAlias:
        name = part->getAsNamespaceAlias()->getName().str();
        break;
      case clang::NestedNameSpecifier::TypeSpec:
      case clang::NestedNameSpecifier::TypeSpecWithTemplate: {
        clang::TypeLoc type = written.getTypeLoc();
        if (const auto elaborated = type.getAs<clang::ElaboratedTypeLoc>())
          type = elaborated.getNamedTypeLoc();
        name = this->written(type.getSourceRange());
        name = name.substr(0, name.find('<'));
        while (!name.empty() && name.back() == ' ') name.pop_back();
        if (const auto start = name.rfind(' '); start != std::string::npos) name = name.substr(start + 1);
        break;
      }
      default:
        break;
    }
    if (!name.empty()) out.insert(0, name + "::");
  }
  return out;
}

}  // namespace ssot::clang_reader
