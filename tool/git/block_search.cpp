#include "git/block_search.h"

#include <cstring>

#include "base/contents.h"
#include "base/files.h"

namespace ssot {

std::string BlockSearch::normalised(std::string_view text) {
  std::string lines;
  lines.reserve(text.size() + 2);
  lines += '\n';
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    lines += text.substr(0, end);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  if (!lines.ends_with('\n')) lines += '\n';
  return lines;
}

const BlockSearch::Read& BlockSearch::read(const ObjectId& blob) {
  if (blob == last_) return read_;
  last_ = blob;
  read_ = {};
  if (const auto known = unreadable_.find(blob); known != unreadable_.end()) {
    read_.why = known->second;
    return read_;
  }
  FileBuffer buffer;
  const FileBuffer::Status status = objects_.read(blob, buffer, kLargestSource);
  if (status == FileBuffer::Status::kOk) {
    read_.text = normalised(buffer.text());
  } else {
    // Git gives up on an object that a partial clone has left out.
    read_.why = status == FileBuffer::Status::kAbsent   ? "an older version is not in this clone"
                : status == FileBuffer::Status::kFailed ? "an older version is not in this clone, or damaged"
                                                        : "of an older version: " + buffer.reason();
    unreadable_.emplace(blob, read_.why);
  }
  return read_;
}

bool BlockSearch::holds(const ObjectId& blob, std::string_view block, std::string& why) {
  const Read& version = read(blob);
  why = version.why;
  if (!why.empty()) return false;
  // Linear for any block; std::string's own search is not.
  return memmem(version.text.data(), version.text.size(), block.data(), block.size()) != nullptr;
}

}  // namespace ssot
