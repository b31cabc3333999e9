#include <string>

#include "frontend/python/reading.h"

namespace ssot::python {
namespace {

// The source between two places with comments, line breaks and the blanks beside those left out.
class Gathered {
 public:
  void add(const Token& token) {
    if (begin_ == nullptr) {
      begin_ = token.begin;
    } else if (last_end_ != token.begin) {
      append_gap(token);
    }
    text_.append(token.begin, token.end);
    last_end_ = token.end;
  }
  bool empty() const { return begin_ == nullptr; }
  void clear() {
    text_.clear();
    begin_ = nullptr;
  }
  const std::string& text() const { return text_; }

 private:
  void append_gap(const Token& token) {
    const std::string_view gap(last_end_, static_cast<std::size_t>(token.begin - last_end_));
    if (gap.find('\n') == std::string_view::npos) {
      text_ += gap;
    } else if (is_word_byte(text_.back()) && is_word_byte(*token.begin)) {
      text_ += ' ';
    }
  }

  const char* begin_ = nullptr;
  const char* last_end_ = nullptr;
  std::string text_;
};

// One item of a parameter or argument list, read to the ',' or bracket that ends it.
struct Item {
  Token first;
  Token second;
  bool has_default = false;  // an '=' outside brackets and lambdas
  bool ended_list = false;
  bool lost = false;
};

Item read_item(Tokens& tokens, Gathered* gathered) {
  Item item;
  int lambdas = 0;
  for (int count = 0;; ++count) {
    const Token token = tokens.next();
    item.lost = token.stops();
    item.ended_list = item.lost || tokens.depth() == 0;
    if (item.ended_list) return item;
    if (tokens.depth() == 1 && token.kind != Token::kString) {
      if (token.is("lambda")) ++lambdas;
      if (token.is(':') && lambdas > 0) --lambdas;
      if (lambdas == 0 && token.is(',')) return item;
      if (lambdas == 0 && token.is('=')) item.has_default = true;
    }
    if (count == 0) item.first = token;
    if (count == 1) item.second = token;
    if (gathered) gathered->add(token);
  }
}

// After '('. False when the list never ends.
bool read_parameters(Reading& reading, Tokens& tokens, std::vector<Parameter>& parameters) {
  bool keyword_only = false;
  for (;;) {
    const Item item = read_item(tokens, nullptr);
    if (item.lost) return false;
    const Token& first = item.first;
    if (first.is('/')) {
      for (Parameter& parameter : parameters) parameter.kind = ParameterKind::kPositionalOnly;
    } else if (first.kind == Token::kName) {
      parameters.push_back({identifier(reading.facts.arena, first.text()),
                            keyword_only ? ParameterKind::kKeywordOnly : ParameterKind::kPositional,
                            item.has_default});
    } else if (first.is('*') || first.is("**")) {
      const bool all = first.is('*');
      keyword_only = keyword_only || all;
      if (item.second.kind == Token::kName && item.second.begin != nullptr) {
        parameters.push_back({identifier(reading.facts.arena, item.second.text()),
                              all ? ParameterKind::kVararg : ParameterKind::kKwarg, false});
      }
    }
    if (item.ended_list) return true;
  }
}

// After '('. False when the list never ends.
bool read_bases(Reading& reading, Tokens& tokens, std::vector<std::string_view>& bases) {
  Gathered gathered;
  for (;;) {
    gathered.clear();
    const Item item = read_item(tokens, &gathered);
    if (item.lost) return false;
    const bool keyword = item.first.is("**") || (item.first.kind == Token::kName && item.second.is('='));
    if (!gathered.empty() && !keyword) bases.push_back(reading.facts.arena.copy(gathered.text()));
    if (item.ended_list) return true;
  }
}

// After the parameters: `-> annotation:`. Empty when there is none.
std::string_view read_returns(Reading& reading, Tokens tokens) {
  if (!tokens.next().is("->")) return {};
  Gathered gathered;
  int lambdas = 0;
  for (;;) {
    const Token token = tokens.next();
    if (token.stops()) return {};
    if (tokens.depth() == 0 && token.is("lambda")) ++lambdas;
    if (tokens.depth() == 0 && token.is(':') && lambdas-- == 0)
      return reading.facts.arena.copy(gathered.text());
    gathered.add(token);
  }
}

void note_cut(FileFacts& facts, int line) {
  for (const Gap& gap : facts.gaps) {
    if (gap.kind == GapKind::kSkippedLimit) return;
  }
  facts.gaps.push_back({.path = facts.path,
                        .line = line,
                        .kind = GapKind::kSkippedLimit,
                        .reason = "From here on, some qualified names are too long together and are given "
                                  "without what encloses them."});
}

std::string_view qualify(Reading& reading, std::int32_t parent, std::string_view name, int line) {
  if (parent < 0) return name;
  FileFacts& facts = reading.facts;
  std::string qualified(facts.definitions[static_cast<std::size_t>(parent)].qualified);
  if (qualified.size() > reading.prefix_bytes_left) {
    note_cut(facts, line);
    return name;
  }
  reading.prefix_bytes_left -= qualified.size();
  qualified += '.';
  qualified += name;
  return facts.arena.copy(qualified);
}

}  // namespace

std::string_view decorator_chain(Reading& reading, const char* start) {
  Tokens tokens(reading.marks, start + 1);
  std::string chain;
  bool after_name = false;
  for (;;) {
    const Token token = tokens.next();
    if (token.stops()) return after_name ? reading.facts.arena.copy(chain) : std::string_view();
    if (tokens.depth() > 0 || token.is(')') || token.is(']')) {
      if (chain.empty()) return {};
      continue;
    }
    if (after_name != token.is('.') || (!after_name && token.kind != Token::kName)) return {};
    if (after_name) {
      chain += '.';
    } else {
      chain += identifier(reading.facts.arena, token.text());
    }
    after_name = !after_name;
  }
}

const char* read_definition(Reading& reading, const Block& block, const char* start, const char* keyword) {
  Tokens tokens(reading.marks, keyword);
  const bool is_class = tokens.next().is("class");
  const Token name = tokens.next();
  if (name.kind != Token::kName) return nullptr;
  FileFacts& facts = reading.facts;
  Definition definition;
  definition.kind = is_class ? DefinitionKind::kClass : DefinitionKind::kFunction;
  definition.is_async = start != keyword;
  definition.conditional = block.conditional;
  definition.local = block.in_function;
  definition.name = identifier(facts.arena, name.text());
  definition.line = reading.lines.line(start);
  definition.qualified = qualify(reading, block.definition, definition.name, definition.line);
  definition.column = reading.lines.column(start);
  definition.name_column = reading.lines.column(name.begin);
  definition.end_line = definition.line;
  definition.parent = block.definition;
  const char* place = name.end;
  Token token = tokens.next();
  if (token.is('[')) {  // type parameters
    definition.is_template = true;
    while (tokens.depth() > 0 && !(token = tokens.next()).stops()) {
    }
    if (!token.stops()) {
      place = token.end;
      token = tokens.next();
    }
  }
  if (token.is('(')) {
    const bool read = is_class ? read_bases(reading, tokens, definition.bases)
                               : read_parameters(reading, tokens, definition.parameters);
    if (read) place = tokens.place();
    if (read && !is_class) definition.returns = read_returns(reading, tokens);
  }
  facts.definitions.push_back(std::move(definition));
  return place;
}

}  // namespace ssot::python
