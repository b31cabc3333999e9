// Where a block of raw HTML begins and ends in Markdown (CommonMark 0.30, 4.6): what looks like a fence in it is none. Internal
// to docs.
#pragma once
#include <string_view>

namespace ssot::docs {

// The kind of block, 1 to 7 as the specification counts them, that `line` begins with `<`; 0: none. Kind 7 cannot interrupt a
// paragraph.
int html_block_kind(std::string_view line);

// Kinds 1 to 5: the line that holds their end is the last.
bool ends_html_block(int kind, std::string_view line);

}  // namespace ssot::docs
