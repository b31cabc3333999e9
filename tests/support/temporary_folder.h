// A folder of its own for one test, gone when the test is over.
#pragma once
#include <string>
#include <string_view>

namespace ssot::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }  // absolute, without symbolic links
  std::string at(std::string_view relative) const;   // absolute

  // Each makes the folders above it.
  void write(std::string_view relative, std::string_view text = "") const;
  void make_folder(std::string_view relative) const;
  void link(std::string_view relative, std::string_view target) const;
  void make_pipe(std::string_view relative) const;

  // Runs git in it with a fixed author and nobody's configuration; fails the test when git fails.
  void git(std::string_view arguments, std::string_view folder = "") const;

 private:
  std::string path_;
};

}  // namespace ssot::test
