#include "run/packed.h"

#include <cstring>
#include <type_traits>
#include <vector>

namespace ssot {
namespace {

class Packer {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }
  std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  template <class T>
  void put(const T& field) {
    if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>) {
      number(field.size());
      out_ += field;
    } else if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
      out_ += static_cast<char>(field);
    } else if constexpr (std::is_signed_v<T>) {
      const auto wide = static_cast<std::int64_t>(field);
      number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
    } else if constexpr (std::is_unsigned_v<T>) {
      number(field);
    } else {
      visit(*this, field);
    }
  }
  template <class T>
  void put(const std::vector<T>& items) {
    number(items.size());
    for (const T& each : items) put(each);
  }

  std::string out_;
};

// Past the end everything is empty, and `sound` says so.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (take(fields), ...);
  }
  bool sound() const { return sound_ && bytes_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(one());
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  char one() {
    if (bytes_.empty()) {
      sound_ = false;
      return 0;
    }
    const char c = bytes_.front();
    bytes_.remove_prefix(1);
    return c;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) sound_ = false;
    const std::string_view part = bytes_.substr(0, sound_ ? size : 0);
    bytes_.remove_prefix(part.size());
    return part;
  }
  template <class T>
  void take(T& field) {
    if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>) {
      field = text();
    } else if constexpr (std::is_same_v<T, bool>) {
      field = one() != 0;
    } else if constexpr (std::is_enum_v<T>) {
      field = static_cast<T>(one());
    } else if constexpr (std::is_signed_v<T>) {
      const std::uint64_t wide = number();
      field = static_cast<T>(static_cast<std::int64_t>(wide >> 1) ^ -static_cast<std::int64_t>(wide & 1));
    } else if constexpr (std::is_unsigned_v<T>) {
      field = static_cast<T>(number());
    } else {
      visit(*this, field);
    }
  }
  template <class T>
  void take(std::vector<T>& items) {
    const std::uint64_t count = number();
    if (count > bytes_.size()) sound_ = false;  // each takes a byte at least
    if (!sound_) return;
    items.resize(count);
    for (T& each : items) take(each);
  }

  std::string_view bytes_;
  bool sound_ = true;
};

// One function a structure, for both ways. A field that is added to one changes its size and stops the build
// here.
template <class A, class T>
concept Of = std::is_same_v<std::remove_const_t<A>, T>;

template <class A, Of<Import> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Import) == 80);
  all(x.kind, x.scope, x.guarded, x.script_only, x.conditional, x.computed, x.module, x.name, x.alias, x.line,
      x.column, x.end_line, x.name_line, x.name_column, x.name_end_column);
}

template <class A, Of<Parameter> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Parameter) == 24);
  all(x.name, x.kind, x.has_default);
}

template <class A, Of<Definition> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Definition) == 184);
  all(x.kind, x.access, x.is_async, x.declaration, x.is_template, x.conditional, x.local, x.unnamed_scope,
      x.name, x.qualified, x.specialisation, x.target, x.returns, x.line, x.column, x.name_column, x.end_line,
      x.parent, x.bases, x.parameters, x.decorators);
}

template <class A, Of<Detail> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Detail) == 144);
  all(x.sure, x.is_virtual, x.is_pure, x.is_static, x.is_const, x.is_deleted, x.is_inline, x.from_macro,
      x.internal, x.type, x.reference, x.meant, x.parameter_types, x.full_bases, x.content, x.odr_hash);
}

template <class A, Of<Argument> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Argument) == 48);
  all(x.keyword, x.text, x.literal, x.nested, x.line, x.column);
}

template <class A, Of<Use> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Use) == 120);
  all(x.kind, x.continued, x.returned, x.maybe, x.name, x.how, x.meant, x.bound, x.arguments, x.line,
      x.column, x.end_line, x.end_column, x.parent);
}

template <class A, Of<Binding> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Binding) == 48);
  all(x.name, x.value, x.literal, x.line, x.column, x.parent);
}

template <class A, Of<Mention> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Mention) == 48);
  all(x.text, x.how, x.line, x.column, x.end_column, x.parent);
}

template <class A, Of<Export> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Export) == 48);
  all(x.name, x.target, x.line, x.column, x.end_column);
}

template <class A, Of<Suppression> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Suppression) == 80);
  all(x.rules, x.until, x.reason, x.understood, x.alone, x.leads, x.line, x.column, x.end_column,
      x.first_line, x.last_line);
}

template <class A, Of<Gap> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Gap) == 80);  // `old` is no part of a reading
  all(x.path, x.line, x.kind, x.reason);
}

template <class A, Of<NamespaceMacro> T>
void visit(A& all, T& x) {
  static_assert(sizeof(NamespaceMacro) == 32);
  all(x.name, x.text);
}

template <class A, Of<NamespaceUse> T>
void visit(A& all, T& x) {
  static_assert(sizeof(NamespaceUse) == 64);
  all(x.scope, x.name, x.target, x.is_inline, x.local, x.line, x.end_line);
}

template <class A, Of<FileFacts> T>
void visit(A& all, T& x) {
  static_assert(sizeof(FileFacts) == 408);
  all(x.path, x.language, x.depth, x.defined, x.only_hands_on, x.has_all, x.dynamic, x.module_interface,
      x.module_name, x.imports, x.definitions, x.details, x.exports, x.uses, x.bindings, x.mentions, x.bound,
      x.namespace_macros, x.namespace_uses, x.unknown_macros, x.suppressions, x.gaps);
}

template <class A, Of<Document> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Document) == 176);
  all(x.path, x.language, x.imports, x.mentions, x.suppressions, x.gaps);
}

template <class A, Of<Region> T>
void visit(A& all, T& x) {
  static_assert(sizeof(Region) == 16);
  all(x.line, x.column, x.end_line, x.end_column);
}

// Not all of it: the rest is for those who show it.
template <class A, Of<Finding> T>
void visit(A& all, T& x) {
  all(x.path, x.region, x.key, x.status);
}

struct Findings {
  std::vector<Finding> all;
};

template <class A, Of<Findings> T>
void visit(A& all, T& x) {
  all(x.all);
}

template <class T>
std::string pack(const T& value) {
  Packer packer;
  visit(packer, value);
  return packer.take();
}

template <class T>
std::optional<T> unpack(std::string_view bytes) {
  T value;
  Unpacker unpacker(bytes);
  visit(unpacker, value);
  if (!unpacker.sound()) return std::nullopt;
  return value;
}

}  // namespace

std::string packed(const FileFacts& facts) { return pack(facts); }
std::string packed(const Document& document) { return pack(document); }
std::string packed(const std::vector<Finding>& findings) {
  Packer packer;
  packer(findings);
  return packer.take();
}
std::optional<FileFacts> unpacked_facts(std::string_view bytes) { return unpack<FileFacts>(bytes); }
std::optional<Document> unpacked_document(std::string_view bytes) { return unpack<Document>(bytes); }
std::optional<std::vector<Finding>> unpacked_findings(std::string_view bytes) {
  auto findings = unpack<Findings>(bytes);
  if (!findings) return std::nullopt;
  return std::move(findings->all);
}

}  // namespace ssot
