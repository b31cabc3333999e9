// One concept of the audit's Markdown, and how strings look in it; audit_markdown.cpp makes the page of them,
// as far as there is room.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/inventory.h"

namespace ssot {

// Of a section.
enum class Length : std::uint8_t {
  kShort,  // what to keep, the first definitions, the plan
  kLong,   // the import paths, the comparison and the picture as well
};

// With its heading, which starts with `number`. Its lists are bounded and say what they leave out.
std::string audit_markdown_concept(const AuditConcept& each, std::size_t number, Length length);

// Two parts of a long section. The columns of the comparison that are shown, as indices into Matrix::columns:
// the first, then those that most imports take.
std::vector<std::size_t> audit_markdown_columns(const AuditConcept& each);
void append_audit_markdown_matrix(std::string& out, const AuditConcept& each,
                                  const std::vector<std::size_t>& columns);
void append_audit_markdown_picture(std::string& out, const AuditGraph& graph);

// Strings of the tree, cut to what one line of a page bears: in running text, as code, as code in a cell of a
// table.
std::string audit_markdown_text(std::string_view text);
std::string audit_markdown_code(std::string_view text);
std::string audit_markdown_cell(std::string_view text);

// A paragraph that says how many are left out, or nothing: "Not shown: 3 definitions."
std::string audit_markdown_rest(std::size_t all, std::size_t shown, std::string_view one,
                                std::string_view more = {});

}  // namespace ssot
