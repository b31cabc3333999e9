// String literals that name a module where one is loaded, patched or looked up: Expressions, where calls are
// read.
#include <algorithm>
#include <array>

#include "frontend/python/expressions.h"
#include "frontend/python/literal_text.h"

namespace ssot::python {
namespace {

struct Loader {
  std::string_view chain;
  std::string_view keyword;
};

constexpr Loader kLoaders[] = {
#define SSOT_LOADER(chain, keyword) {chain, keyword},
#define SSOT_MODULE_TABLE(chain)
#include "frontend/python/loaders.def"
#undef SSOT_LOADER
#undef SSOT_MODULE_TABLE
};

constexpr std::string_view kTables[] = {
#define SSOT_LOADER(chain, keyword)
#define SSOT_MODULE_TABLE(chain) chain,
#include "frontend/python/loaders.def"
#undef SSOT_LOADER
#undef SSOT_MODULE_TABLE
};

bool ends_with_links(std::string_view chain, std::string_view links) {
  return chain.ends_with(links) &&
         (chain.size() == links.size() || chain[chain.size() - links.size() - 1] == '.');
}

// "a.b.C", and "a.b:C.d" at most once.
bool is_dotted_path(std::string_view text) {
  bool after_name = false;
  bool colon = false;
  for (const char c : text) {
    if (is_word_byte(c) && (after_name || c < '0' || c > '9')) {
      after_name = true;
    } else if (after_name && (c == '.' || (c == ':' && !colon))) {
      colon = colon || c == ':';
      after_name = false;
    } else {
      return false;
    }
  }
  return after_name;
}

}  // namespace

bool Expressions::names_module_table(int from, int to) const {
  if (to - from == 1 && tokens.token(from).kind == Token::kString)
    return inside_quotes(tokens.token(from)) == "sys.modules";
  return to - from == 3 && tokens.is(from, "sys") && tokens.is(from + 1, '.') &&
         tokens.is(from + 2, "modules");
}

// `text` stands `offset` bytes behind the opening quote.
void Expressions::add_mention(const Token& string, std::string_view text, std::size_t offset,
                              std::string_view how) {
  if (!is_dotted_path(text) || !wanted_.holds_mention(text)) return;
  const char* const place = inside_quotes(string).data() + offset;
  const Position position = tokens.position(place);
  Mention mention;
  mention.text = reading_.facts.arena.copy(text);
  mention.how = reading_.facts.arena.copy(how);
  mention.line = position.line;
  mention.column = position.column;
  mention.end_column = position.column + static_cast<int>(text.size());
  mention.parent = statement_.parent;
  found.mentions.push_back({place, mention});
}

// One literal, or several side by side, that are all that stands between brackets and commas.
void Expressions::mention_module(int index, std::string_view how) {
  std::string value;
  const int first = index;
  for (; tokens.token(index).kind == Token::kString; ++index) {
    if (!append_value(tokens.token(index), value)) return;
  }
  if (tokens.is(index, ',') || tokens.is(index, ':') || tokens.closes(index) || tokens.token(index).stops())
    add_mention(tokens.token(first), value, 0, how);
}

// `{"a.b": …}`, or one key alone.
void Expressions::mention_keys(int from, int to, std::string_view how) {
  if (tokens[from].role != Role::kBrace) return mention_module(from, how);
  const int close = std::min(tokens[from].partner, to);
  for (int at = from + 1; at < close; at = argument_end(at, close) + 1) mention_module(at, how);
}

void Expressions::read_plugins(int from, int to) {
  for (int i = from; i < to; ++i) {
    if (tokens.token(i).kind == Token::kString && (i == from || tokens.token(i - 1).kind != Token::kString)) {
      mention_module(i, "pytest_plugins");
    }
  }
}

// "name = a.b:main" in setup(entry_points=…).
void Expressions::mention_entry_points(int from, int to) {
  for (int i = from; i < to; ++i) {
    if (tokens.token(i).kind != Token::kString || is_formatted(tokens.token(i))) continue;
    const std::string_view text = inside_quotes(tokens.token(i));
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    const std::size_t begin = text.find_first_not_of(" \t", equals + 1);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = text.find_first_of(" \t[", begin);
    add_mention(tokens.token(i), text.substr(begin, end - begin), begin, "entry_points");
  }
}

void Expressions::mention_arguments(const Chain::Stop& call) {
  const std::string_view chain = std::string_view(chain_.text()).substr(0, call.length);
  const Loader* const loader =
      std::find_if(std::begin(kLoaders), std::end(kLoaders),
                   [&](const Loader& each) { return ends_with_links(chain, each.chain); });
  const bool table = std::any_of(std::begin(kTables), std::end(kTables),
                                 [&](std::string_view each) { return ends_with_links(chain, each); });
  const bool setup = ends_with_links(chain, "setup");
  if (loader == std::end(kLoaders) && !table && !setup) return;
  const int close = std::min(tokens[call.open].partner, tokens.size());
  bool in_table = false;
  int count = 0;
  for (int from = call.open + 1; from < close; ++count) {
    const int to = argument_end(from, close);
    const std::string_view word = argument_keyword(from);
    if (count == 0) in_table = table && names_module_table(from, to);
    if (count == 1 && in_table && word.empty()) mention_keys(from, to, chain);
    if (setup && word == "entry_points") mention_entry_points(from + 2, to);
    if (loader != std::end(kLoaders) && !in_table) {
      if (count == 0 && word.empty()) mention_module(from, chain);
      if (!word.empty() && word == loader->keyword) mention_module(from + 2, chain);
    }
    from = to + 1;
  }
}

}  // namespace ssot::python
