#include "run/snippets.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

#include "base/files.h"
#include "base/parallel.h"
#include "base/text.h"
#include "report/line_hash.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestSnippet = 240;

// Line `number` (1-based) of `text`; lines end at \n, \r\n or a lone \r. Goes on from where the last call
// stopped.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  std::string_view line(int number) {
    while (at_ < number && !rest_.empty()) next();
    return at_ == number ? current_ : std::string_view{};
  }

 private:
  void next() {
    const std::size_t end = rest_.find_first_of("\r\n");
    current_ = rest_.substr(0, end);
    rest_.remove_prefix(current_.size());
    if (rest_.starts_with("\r\n")) {
      rest_.remove_prefix(2);
    } else if (!rest_.empty()) {
      rest_.remove_prefix(1);
    }
    ++at_;
  }

  std::string_view rest_;
  std::string_view current_;
  int at_ = 0;
};

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\f");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\f") - first + 1);
}

void add_lines(std::span<Finding> findings, std::string_view text) {
  Lines lines(text);
  const Finding* before = nullptr;
  for (Finding& finding : findings) {
    if (finding.region.line == 0) continue;
    // A line may be long, and many findings may stand on it.
    if (before != nullptr && before->region.line == finding.region.line) {
      finding.snippet = before->snippet;
      finding.line_hash = before->line_hash;
      continue;
    }
    before = &finding;
    const std::string_view line = lines.line(finding.region.line);
    std::string_view shown = line.substr(0, kLongestSnippet);
    // Never the half of a character.
    while (shown.size() < line.size() && !shown.empty() && (line[shown.size()] & 0xC0) == 0x80) {
      shown.remove_suffix(1);
    }
    finding.snippet = shown;
    finding.line_hash = sha256(trimmed(line)).substr(0, 16);
  }
}

// A finding about a whole file is shown at its first line.
int shown_line(const Finding& finding) { return std::max(finding.region.line, 1); }

void add_github_hashes(std::span<Finding> findings, std::string_view text) {
  std::vector<int> lines;
  for (const Finding& finding : findings) lines.push_back(shown_line(finding));
  const std::map<int, std::string> hashes = github_line_hashes(text, lines);
  for (Finding& finding : findings) {
    const auto hash = hashes.find(shown_line(finding));
    if (hash != hashes.end()) finding.github_line_hash = hash->second;
  }
}

}  // namespace

void add_snippets(std::vector<Finding>& findings, const Contents& contents, unsigned threads,
                  bool github_line_hashes) {
  std::vector<std::span<Finding>> files;  // the findings of one file each
  for (std::size_t start = 0, end = 0; start < findings.size(); start = end) {
    bool wanted = github_line_hashes;
    while (end < findings.size() && findings[end].path == findings[start].path) {
      wanted |= findings[end++].region.line > 0;
    }
    if (wanted) files.push_back(std::span(findings).subspan(start, end - start));
  }
  std::vector<FileBuffer> buffers(std::max(1U, threads));
  parallel_for(files.size(), threads, [&](std::size_t index, unsigned worker) {
    FileBuffer& buffer = buffers[worker];
    if (contents.read(files[index].front().path, buffer) == FileBuffer::Status::kOk) {
      add_lines(files[index], buffer.text());
      if (github_line_hashes) add_github_hashes(files[index], buffer.text());
    }
  });
}

}  // namespace ssot
