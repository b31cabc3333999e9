#include "tree/languages.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/path.h"

namespace ssot {
namespace {

struct Extension {
  std::string_view text;  // lower case
  Language language;
  std::string_view unjudged = {};
};

// Sorted by text, for the binary search below.
constexpr Extension kExtensions[] = {
    {"adb", Language::kOther, "ada"},
    {"ads", Language::kOther, "ada"},
    {"asm", Language::kOther, "assembly"},
    {"bash", Language::kOther, "shell"},
    {"c", Language::kCpp},
    {"c++", Language::kCpp},
    {"cc", Language::kCpp},
    {"cjs", Language::kOther, "javascript"},
    {"clj", Language::kOther, "clojure"},
    {"coffee", Language::kOther, "coffeescript"},
    {"cpp", Language::kCpp},
    {"cppm", Language::kCpp},
    {"cs", Language::kOther, "csharp"},
    {"cts", Language::kOther, "typescript"},
    {"cu", Language::kCpp},
    {"cuh", Language::kCpp},
    {"cxx", Language::kCpp},
    {"dart", Language::kOther, "dart"},
    {"def", Language::kCppFragment},
    {"erl", Language::kOther, "erlang"},
    {"ex", Language::kOther, "elixir"},
    {"exs", Language::kOther, "elixir"},
    {"f", Language::kOther, "fortran"},
    {"f90", Language::kOther, "fortran"},
    {"f95", Language::kOther, "fortran"},
    {"for", Language::kOther, "fortran"},
    {"fs", Language::kOther, "fsharp"},
    {"go", Language::kOther, "go"},
    {"groovy", Language::kOther, "groovy"},
    {"h", Language::kCpp},
    {"h++", Language::kCpp},
    {"hh", Language::kCpp},
    {"hpp", Language::kCpp},
    {"hs", Language::kOther, "haskell"},
    {"hxx", Language::kCpp},
    {"inc", Language::kCppFragment},
    {"inl", Language::kCpp},
    {"ipp", Language::kCpp},
    {"ipynb", Language::kOther, "jupyter"},
    {"ixx", Language::kCpp},
    {"java", Language::kOther, "java"},
    {"jl", Language::kOther, "julia"},
    {"js", Language::kOther, "javascript"},
    {"jsx", Language::kOther, "javascript"},
    {"kt", Language::kOther, "kotlin"},
    {"kts", Language::kOther, "kotlin"},
    {"lua", Language::kOther, "lua"},
    {"m", Language::kCpp},
    {"markdown", Language::kMarkdown},
    {"md", Language::kMarkdown},
    {"mjs", Language::kOther, "javascript"},
    {"ml", Language::kOther, "ocaml"},
    {"mli", Language::kOther, "ocaml"},
    {"mm", Language::kCpp},
    {"mts", Language::kOther, "typescript"},
    {"nim", Language::kOther, "nim"},
    {"pas", Language::kOther, "pascal"},
    {"php", Language::kOther, "php"},
    {"pl", Language::kOther, "perl"},
    {"pm", Language::kOther, "perl"},
    {"ps1", Language::kOther, "powershell"},
    {"pxd", Language::kOther, "cython"},
    {"py", Language::kPython},
    {"pyi", Language::kPython},
    {"pyw", Language::kPython},
    {"pyx", Language::kOther, "cython"},
    {"r", Language::kOther, "r"},
    {"rb", Language::kOther, "ruby"},
    {"rs", Language::kOther, "rust"},
    {"rst", Language::kRst},
    {"s", Language::kOther, "assembly"},
    {"scala", Language::kOther, "scala"},
    {"sh", Language::kOther, "shell"},
    {"sql", Language::kOther, "sql"},
    {"svelte", Language::kOther, "svelte"},
    {"swift", Language::kOther, "swift"},
    {"tcl", Language::kOther, "tcl"},
    {"tpp", Language::kCpp},
    {"ts", Language::kOther, "typescript"},
    {"tsx", Language::kOther, "typescript"},
    {"vb", Language::kOther, "visual-basic"},
    {"vue", Language::kOther, "vue"},
    {"zig", Language::kOther, "zig"},
    {"zsh", Language::kOther, "shell"},
};
static_assert(std::is_sorted(std::begin(kExtensions), std::end(kExtensions),
                             [](const Extension& a, const Extension& b) { return a.text < b.text; }));

const Extension* find_extension(std::string_view path) {
  const std::string_view written = extension_of(path);
  std::array<char, 8> buffer;
  if (written.empty() || written.size() > buffer.size()) return nullptr;
  std::transform(written.begin(), written.end(), buffer.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view wanted(buffer.data(), written.size());
  const Extension* found =
      std::lower_bound(std::begin(kExtensions), std::end(kExtensions), wanted,
                       [](const Extension& e, std::string_view text) { return e.text < text; });
  return found != std::end(kExtensions) && found->text == wanted ? found : nullptr;
}

// "python", "python3", "python3.11", "pypy3", "pythonw".
bool is_python_program(std::string_view word) {
  const std::string_view name = name_of(word);
  for (const std::string_view stem : {"python", "pypy"}) {
    if (!name.starts_with(stem)) continue;
    std::string_view rest = name.substr(stem.size());
    if (rest.starts_with('w')) rest.remove_prefix(1);
    return rest.find_first_not_of("0123456789.") == std::string_view::npos;
  }
  return false;
}

std::string_view next_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const std::string_view word = line.substr(0, line.find_first_of(" \t"));
  line.remove_prefix(word.size());
  return word;
}

}  // namespace

Language language_of_name(std::string_view path) {
  if (const Extension* found = find_extension(path)) return found->language;
  const std::string_view name = name_of(path);
  // `.gitignore` has no extension either, but is a tool's setting.
  return name.find('.') == std::string_view::npos ? Language::kUnnamed : Language::kNone;
}

std::string_view unjudged_language(std::string_view path) {
  const Extension* found = find_extension(path);
  return found == nullptr ? std::string_view{} : found->unjudged;
}

Language language_of_text(std::string_view text) {
  if (!text.starts_with("#!")) return Language::kNone;
  std::string_view line = text.substr(2, text.find_first_of("\r\n") - 2);
  const std::string_view program = next_word(line);
  if (is_python_program(program)) return Language::kPython;
  if (name_of(program) != "env") return Language::kNone;
  // `env -S VAR=value python3 -u`: options and settings come before the program.
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
    if (word.starts_with('-') || word.find('=') != std::string_view::npos) continue;
    return is_python_program(word) ? Language::kPython : Language::kNone;
  }
  return Language::kNone;
}

}  // namespace ssot
