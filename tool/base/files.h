// The disk, read only. The atomic writer of outputs is in base/output.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ssot {

// A reusable read buffer. What `text()` shows is followed by a NUL and at least kPadding readable bytes, so
// that scanners may look ahead without asking where the end is.
class FileBuffer {
 public:
  static constexpr std::size_t kPadding = 64;

  enum class Status : unsigned char { kOk, kAbsent, kDenied, kNotRegular, kTooLarge, kFailed };

  // Reads a regular file whole. Never opens anything else (a FIFO would hang; checked before and after
  // opening). `limit` in bytes. On failure `text()` is empty and `reason()` says why in words.
  Status read(const std::string& path, std::size_t limit = std::size_t{256} << 20);
  // The same, relative to an open folder, for a name that the walk has found to be a regular file: saves the
  // question before opening. What has meanwhile become a link is not followed; a FIFO neither hangs nor is
  // read.
  Status read_at(int folder, const char* path, std::size_t limit = std::size_t{256} << 20);
  // Takes text from memory (tests, blobs).
  void assign(std::string_view text);
  // Holds nothing, for this reason; returns `status`.
  Status fail(Status status, std::string reason);

  std::string_view text() const { return {bytes_.data(), size_}; }  // until the next read or assign
  const std::string& reason() const { return reason_; }

 private:
  Status read_opened(int opened, std::size_t limit);  // closes it; negative: errno says why
  void reserve(std::size_t size);  // keeps what is there
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::string reason_;
};

// The file's text, or a sentence.
Result<std::string> read_file(const std::string& path);

// Absolute, normalised, symbolic links of existing parts resolved. An empty answer: it does not exist.
std::string real_path(const std::string& path);
bool is_folder(const std::string& path);
bool exists(const std::string& path);

// Bytes of a file; 0 of what cannot be asked.
std::uint64_t size_of(const std::string& path);

// A symbolic link, whether or not it leads anywhere.
bool is_link(const std::string& path);

}  // namespace ssot
