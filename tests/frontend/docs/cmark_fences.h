// The fenced code blocks of a page as cmark, the reference implementation of CommonMark, has them.
#pragma once
#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/docs/docs.h"

namespace ssot::test {

struct SeenFence {
  int line = 0;
  std::string info;
  std::string content;
  friend bool operator==(const SeenFence&, const SeenFence&) = default;
};

inline std::string with_newlines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// `markdown` must end its lines with `\n`.
inline std::vector<SeenFence> fences_by_cmark(std::string_view markdown) {
  const std::vector<std::string_view> lines = lines_of(markdown);
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> page(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(page.get()), cmark_iter_free);
  std::vector<SeenFence> fences;
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) continue;
    SeenFence fence{cmark_node_get_start_line(node), cmark_node_get_fence_info(node),
                    with_newlines(cmark_node_get_literal(node))};
    // An indented block names no language, and begins with its own first line.
    const std::string_view line = lines.at(static_cast<std::size_t>(fence.line) - 1);
    const auto column = static_cast<std::size_t>(cmark_node_get_start_column(node)) - 1;
    const std::string_view mark = line.substr(std::min(column, line.size()));
    const std::string_view first = std::string_view(fence.content).substr(0, fence.content.find('\n'));
    const bool marked = mark.starts_with("```") || mark.starts_with("~~~");
    if (fence.info.empty() && (!marked || first == mark)) continue;
    fences.push_back(std::move(fence));
  }
  return fences;
}

inline std::vector<SeenFence> fences_by_ssot(std::string_view markdown) {
  docs::Blocks blocks;
  docs::find_fences(markdown, blocks);
  std::vector<SeenFence> fences;
  for (const docs::Block& block : blocks.blocks) {
    SeenFence fence{block.line, std::string(block.info), {}};
    for (std::size_t i = block.first; i < block.last; ++i) {
      const docs::Line& line = blocks.lines[i];
      fence.content.append(static_cast<std::size_t>(line.blanks), ' ');
      fence.content.append(markdown.substr(line.begin, line.end - line.begin)).push_back('\n');
    }
    fences.push_back(std::move(fence));
  }
  return fences;
}

}  // namespace ssot::test
