#include "audit/matrix.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_set>

#include "audit/fingerprints.h"
#include "base/lines.h"

namespace ssot {
namespace {

constexpr std::size_t kMostColumns = 12;

// Behind the head of a function: Python's colon, C++'s brace, outside of all brackets.
std::string_view body_of(std::string_view text, Language language) {
  const char end = language == Language::kPython ? ':' : '{';
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (c == end && depth == 0) return text.substr(i + 1);
  }
  return text;
}

// The texts of a concept's files, each read once.
class Texts {
 public:
  explicit Texts(const Contents& contents) : contents_(contents) {}

  // 0: not known.
  std::uint64_t body(const Lines& lines) {
    if (lines.file == nullptr) return 0;
    const std::string_view text = read(*lines.file).lines.between(lines.first, lines.last);
    const auto tokens = tokens_of(body_of(text, lines.file->language), lines.file->language);
    return tokens.empty() ? 0 : hash_of(tokens);
  }

 private:
  struct Read {
    explicit Read(const Contents& contents, const std::string& path)
        : lines((contents.read(path, buffer), buffer.text())) {}
    FileBuffer buffer;  // empty when the file cannot be read
    TextLines lines;
  };

  const Read& read(const FileFacts& file) {
    auto& read = read_[&file];
    if (!read) read = std::make_unique<Read>(contents_, file.path);
    return *read;
  }

  const Contents& contents_;
  std::map<const FileFacts*, std::unique_ptr<Read>> read_;
};

struct Known {
  const TypeEntry* type = nullptr;
  const MethodEntry* method = nullptr;
};

std::string how_they_differ(const Known& first, const Known& other, Texts& texts) {
  const Definition& a = *first.method->declared;
  const Definition& b = *other.method->declared;
  std::string how;
  const auto add = [&](const char* word) { how += (how.empty() ? "" : " and ") + std::string(word); };
  if (!same_parameters(*first.type->facts, a, *other.type->facts, b)) add("parameters");
  if (a.is_async != b.is_async) add("async");
  const std::uint64_t body_a = texts.body(first.method->body);
  const std::uint64_t body_b = texts.body(other.method->body);
  if (body_a != 0 && body_b != 0 && body_a != body_b) add("body");
  return how;
}

MatrixRow row_of(std::string_view method, const std::vector<const TypeEntry*>& columns, Texts& texts) {
  MatrixRow row{.method = std::string(method), .cells = {}};
  Known first;
  for (const TypeEntry* type : columns) {
    const Known here{type, type->method(method)};
    MatrixCell cell;
    if (here.method != nullptr) {
      cell.signature = signature_of(*type->facts, *here.method->declared);
      cell.line = here.method->body.file != nullptr ? here.method->body.first : here.method->declared->line;
      if (first.method == nullptr) {
        first = here;
      } else {
        cell.how = how_they_differ(first, here, texts);
      }
      cell.state = cell.how.empty() ? CellState::kSame : CellState::kDiffers;
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

bool same_parameters(const FileFacts& facts_a, const Definition& a, const FileFacts& facts_b,
                     const Definition& b) {
  if (facts_a.language != facts_b.language) return false;
  if (facts_a.language != Language::kPython) return a.parameters.size() == b.parameters.size();
  return std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(), b.parameters.end(),
                    [](const Parameter& x, const Parameter& y) {
                      return x.name == y.name && x.kind == y.kind && x.has_default == y.has_default;
                    });
}

Matrix matrix_of(const Cluster& cluster, const std::vector<std::size_t>& order, const Contents& contents) {
  Matrix matrix;
  std::vector<const TypeEntry*> columns;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Member& member = cluster.members[order[k]];
    const bool compared =
        order[k] < cluster.compared && member.role != Role::kMock && !member.type.methods.empty();
    if (!compared) continue;
    if (columns.size() == kMostColumns) {
      ++matrix.columns_left_out;
      continue;
    }
    columns.push_back(&member.type);
    matrix.columns.push_back(k);
  }
  if (columns.size() < 2) return {};
  Texts texts(contents);
  std::unordered_set<std::string_view> seen;
  for (const TypeEntry* type : columns) {
    for (const MethodEntry& method : type->methods) {
      if (!seen.insert(method.name).second) continue;
      matrix.rows.push_back(row_of(method.name, columns, texts));
    }
  }
  return matrix;
}

}  // namespace ssot
