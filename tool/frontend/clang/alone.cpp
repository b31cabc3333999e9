#include <clang/Lex/PreprocessorOptions.h>
#include <llvm/Support/MemoryBuffer.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/files.h"
#include "frontend/clang/clang.h"
#include "frontend/clang/decided.h"
#include "frontend/clang/definitions.h"
#include "frontend/clang/invocation.h"
#include "frontend/clang/meanings.h"
#include "frontend/clang/module_text.h"
#include "frontend/clang/reconcile.h"
#include "frontend/clang/run.h"
#include "frontend/cpp/cpp.h"
#include "frontend/cpp/directives.h"

namespace ssot::clang_reader {
namespace {

// Macros of the project that open and close scopes must mean the same to depth 1.
Request request_of(const AloneRequest& request) {
  Request result{.all_definitions = true, .literals = {}};
  std::string defines;
  for (const auto& [name, replacement] : request.macros)
    defines += "#define " + name + " " + replacement + "\n";
  FileBuffer buffer;
  buffer.assign(defines);
  const FileFacts facts =
      cpp::read("macros.h", buffer.text(), Request{.all_definitions = false, .literals = {}});
  for (const NamespaceMacro& macro : facts.namespace_macros) {
    result.namespace_macros.emplace(macro.name, macro.text);
  }
  return result;
}

// "NAME(a)=text" of every macro that the file does not define itself: among those would be its own include
// guard.
std::vector<std::string> definitions_for(const AloneRequest& request, const FileFacts& facts) {
  std::unordered_set<std::string_view> own;
  for (const Definition& definition : facts.definitions) {
    if (definition.kind == DefinitionKind::kMacro) own.insert(definition.name);
  }
  std::vector<std::string> result;
  for (const auto& [name, replacement] : request.macros) {
    if (own.contains(std::string_view(name).substr(0, name.find('(')))) continue;
    if (replacement.find('\n') != std::string::npos) continue;
    result.push_back(name + "=" + replacement);
  }
  return result;
}

// "ns::C" of "a::ns::C".
std::string with_scope(const Definition& definition) {
  const std::string_view qualified = definition.qualified;
  if (qualified.size() <= definition.name.size() + 2) return std::string(definition.name);
  const std::string_view around = qualified.substr(0, qualified.size() - definition.name.size() - 2);
  const std::size_t last = around.rfind("::");
  return std::string(qualified.substr(last == std::string_view::npos ? 0 : last + 2));
}

// What Clang is given to read; `guard` becomes the `#if` of the include guard.
std::string text_for_clang(const FileFacts& facts, std::string_view text, Span& guard) {
  FileFacts unused;
  std::vector<cpp::Directive> directives;
  cpp::read_directives(text, !facts.path.ends_with(".c"), unused, directives);
  for (const cpp::Directive& directive : directives) {
    if (directive.guard) guard = {directive.begin, directive.end};
  }
  const bool modules = !facts.module_name.empty() ||
                       std::any_of(facts.imports.begin(), facts.imports.end(),
                                   [](const Import& each) { return each.kind == ImportKind::kModule; });
  return modules ? without_module_lines(text, directives) : std::string(text);
}

// A module line that depth 1 took for a variable is none.
void leave_out_blanked(std::string_view text, std::string_view given, std::vector<Span>& skipped) {
  const std::size_t known = skipped.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == given[i]) continue;
    const auto from = static_cast<std::uint32_t>(i);
    while (i < text.size() && text[i] != ';' && text[i] != '\n') ++i;
    skipped.push_back({from, static_cast<std::uint32_t>(i + 1)});
  }
  const auto before = [](const Span& a, const Span& b) { return a.from < b.from; };
  if (skipped.size() > known) std::sort(skipped.begin(), skipped.end(), before);
}

}  // namespace

FileFacts parse_alone(const Environment& environment, const AloneRequest& request) {
  FileBuffer buffer;
  buffer.assign(request.text);
  SeenFile seen;
  Request reading = request_of(request);
  reading.all_uses = request.bodies;
  seen.facts = cpp::read(request.path, buffer.text(), reading);
  seen.bodies = request.bodies;
  const std::string path = request.path.starts_with('/') ? request.path : "/" + request.path;
  Invocation invocation = alone_invocation(path);
  auto& options = invocation.options->getPreprocessorOpts();
  std::set<std::string, std::less<>> given;
  for (const std::string& macro : definitions_for(request, seen.facts)) {
    options.addMacroDef(macro);
    given.insert(macro.substr(0, macro.find_first_of("(=")));
  }
  Span guard;
  const std::string text = text_for_clang(seen.facts, buffer.text(), guard);
  options.addRemappedFile(path, llvm::MemoryBuffer::getMemBuffer(text, path).release());
  FilesSeen files([&](const clang::SourceManager& sources, clang::FileID id) {
    return id == sources.getMainFileID() ? &seen : nullptr;
  });
  std::set<std::string, std::less<>> declared;
  for (const Definition& definition : seen.facts.definitions) declared.insert(with_scope(definition));
  std::set<std::string_view> own;
  for (const Definition& definition : seen.facts.definitions) own.insert(definition.name);
  const WordUses uses(buffer.text(), invocation.options->getLangOpts());
  for (const std::string& macro : uses.empty_macros()) {
    const std::string name = macro.substr(0, macro.find_first_of("(="));
    if (!own.contains(name) && !given.contains(name) && !uses.is_operand(name)) options.addMacroDef(macro);
  }
  Run run;
  run.inventions = llvm::makeIntrusiveRefCnt<Inventions>(uses, declared);
  run.files = &files;
  run.bodies = request.bodies;
  run.suppress_missing = true;
  run.watch = [&](clang::Preprocessor& preprocessor) {
    return std::make_unique<Decided>(preprocessor, guard, seen);
  };
  run.tree = [&](clang::ASTContext& context) {
    if (request.bodies) note_meanings(context, files);
    walk_definitions(context, files, {.bodies = request.bodies, .alone = true, .content = false});
  };
  run_clang(invocation, run);
  leave_out_blanked(buffer.text(), text, seen.skipped);
  return reconcile(std::move(seen), buffer.text(),
                   {.depth = Proof::kParse, .conditions_known = true, .uses = request.bodies});
}

}  // namespace ssot::clang_reader
