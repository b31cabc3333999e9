// What a block shows: its language, and its text as a file of its own.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "frontend/docs/docs.h"

namespace ssot::docs {
namespace {

enum class Said : unsigned char { kPython, kCpp, kNothing, kAnother };

// "python", "{.python}", "{code-block} python", "py title=x", "cpp,linenos".
Said language_said(std::string_view info) {
  if (info.starts_with('{')) {
    const std::size_t close = info.find('}');
    if (close == std::string_view::npos) return Said::kAnother;
    const std::string_view inside = info.substr(1, close - 1);
    const bool directive = inside == "code-block" || inside == "code" || inside == "sourcecode";
    info = directive ? info.substr(close + 1) : inside;
    while (info.starts_with(' ') || info.starts_with('.')) info.remove_prefix(1);
  }
  const std::string word = lower(info.substr(0, info.find_first_of(" \t,{:;")));
  for (const std::string_view each : {"python", "py", "python3"}) {
    if (word == each) return Said::kPython;
  }
  for (const std::string_view each : {"cpp", "c++", "cc", "cxx", "c", "h", "hpp"}) {
    if (word == each) return Said::kCpp;
  }
  return word.empty() && info.empty() ? Said::kNothing : Said::kAnother;
}

std::string_view bytes_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

bool is_name(std::string_view text) {
  if (text.empty() || (text.front() >= '0' && text.front() <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string_view word_of(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
  rest.remove_prefix(word.size());
  return word;
}

bool is_dotted(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  return std::all_of(parts.begin(), parts.end(), is_name);
}

// `import a.b`, `import a.b as c`, `from a.b import c, d` and nothing else on the line: no other language
// writes it so.
bool is_python_import(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::string_view keyword = word_of(line);
  const std::string_view module = word_of(line);
  if (!is_dotted(module)) return false;
  std::string_view next = word_of(line);
  if (keyword == "import")
    return next.empty() || (next == "as" && is_name(word_of(line)) && word_of(line).empty());
  if (keyword != "from" || next != "import") return false;
  const std::string_view names = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  return !names.empty() && names.find_first_of("'\"{};") == std::string_view::npos;
}

// "ModuleNotFoundError: …", "    ^^^^^^^": what Python says of code.
bool is_complaint(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  if (line[first] == '^') return line.find_first_not_of("^~ \t") == std::string_view::npos;
  if (first > 0) return false;
  if (line.starts_with("Traceback ")) return true;
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  return colon != std::string_view::npos && (name.ends_with("Error") || name.ends_with("Exception")) &&
         is_dotted(name) && (colon + 1 == line.size() || line[colon + 1] == ' ');
}

// "→ from a import B", "-> import b": a table of what becomes what.
bool is_mapping(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = line.substr(first);
  return rest.starts_with("\u2192") || rest.starts_with("\u2193") || rest.starts_with("->") ||
         rest.starts_with("=>");
}

// Code that is quoted for what became of it is no example.
bool is_report(std::string_view text, const Blocks& blocks, const Block& block) {
  return std::any_of(blocks.lines.begin() + static_cast<std::ptrdiff_t>(block.first),
                     blocks.lines.begin() + static_cast<std::ptrdiff_t>(block.last), [&](const Line& line) {
                       const std::string_view bytes = bytes_of(text, line);
                       return is_complaint(bytes) || is_mapping(bytes);
                     });
}

// A block that names no language is judged only where its imports leave no doubt.
Language language_guessed(std::string_view text, const Blocks& blocks, const Block& block) {
  bool python = false;
  bool cpp = false;
  for (std::size_t i = block.first; i < block.last; ++i) {
    const Line& line = blocks.lines[i];
    const std::string_view bytes = bytes_of(text, line);
    if (line.blanks > 0) continue;
    if (bytes.starts_with("#include")) {
      cpp = true;
    } else if (bytes.starts_with("import ") || bytes.starts_with("from ")) {
      if (!is_python_import(bytes)) return Language::kNone;
      python = true;
    }
  }
  if (python == cpp) return Language::kNone;
  return python ? Language::kPython : Language::kCpp;
}

// A session at Python's prompt: what is typed behind `>>> ` is the program.
bool is_session(std::string_view text, const Blocks& blocks, const Block& block) {
  for (std::size_t i = block.first; i < block.last; ++i) {
    const std::string_view bytes = bytes_of(text, blocks.lines[i]);
    if (bytes.find_first_not_of(" \t") != std::string_view::npos) return bytes.starts_with(">>> ");
  }
  return false;
}

constexpr std::size_t kPrompt = 4;

bool is_typed(std::string_view bytes) { return bytes.starts_with(">>> ") || bytes.starts_with("... "); }

void assemble(std::string_view text, const Blocks& blocks, const Block& block, bool session, Code& out) {
  for (std::size_t i = block.first; i < block.last; ++i) {
    Line line = blocks.lines[i];
    std::string_view bytes = bytes_of(text, line);
    if (session && is_typed(bytes)) {
      bytes.remove_prefix(kPrompt);
      line.begin += kPrompt;
      line.column += static_cast<int>(kPrompt);
    } else if (session) {
      bytes = {};
    }
    out.text.append(static_cast<std::size_t>(line.blanks), ' ');
    out.text.append(bytes);
    out.text.push_back('\n');
    line.column -= line.blanks;  // so that columns of `text` and of the page differ by one number
    out.lines.push_back(line);
  }
}

}  // namespace

void code_of(std::string_view text, const Blocks& blocks, const Block& block, Code& out) {
  out.language = Language::kNone;
  out.text.clear();
  out.lines.clear();
  out.disowned.clear();
  const Said said = language_said(block.info);
  if (said == Said::kAnother || block.first == block.last) return;
  if (said == Said::kPython) out.language = Language::kPython;
  if (said == Said::kCpp) out.language = Language::kCpp;
  if (said == Said::kNothing) out.language = language_guessed(text, blocks, block);
  if (out.language == Language::kNone) return;
  const bool session = out.language == Language::kPython && is_session(text, blocks, block);
  // A session shows complaints too, behind what was typed.
  if (out.language == Language::kPython && !session && is_report(text, blocks, block))
    out.language = Language::kNone;
  if (out.language != Language::kNone) assemble(text, blocks, block, session, out);
}

}  // namespace ssot::docs
