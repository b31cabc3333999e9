#include "worker/locate.h"

#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "base/files.h"
#include "base/path.h"
#include "worker/pool.h"

namespace ssot {
namespace {

bool is_file(const std::string& path) {
  struct stat info{};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

std::string beside(const std::string& executable, const char* relative) {
  return join(folder_of(executable), relative);
}

}  // namespace

std::string this_executable() {
  std::array<char, 4096> path{};
  const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
  if (length > 0) return {path.data(), static_cast<std::size_t>(length)};
  // Where no /proc is mounted, as in a bare chroot, the kernel still told how we were called.
  const auto called = getauxval(AT_EXECFN);
  return called == 0 ? std::string() : real_path(reinterpret_cast<const char*>(called));
}

std::string worker_beside(const std::string& executable) {
  for (const char* place : {"ssot-clang", "../libexec/ssot/ssot-clang"}) {
    std::string path = beside(executable, place);
    if (is_file(path) && access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

std::string builtin_headers_beside(const std::string& executable, const std::vector<std::string>& elsewhere) {
  std::vector<std::string> places = {beside(executable, "../lib/ssot/clang")};
  places.insert(places.end(), elsewhere.begin(), elsewhere.end());
  for (const std::string& place : places) {
    if (is_file(place + "/include/stddef.h")) return place;
  }
  return {};
}

std::string find_worker() { return worker_beside(this_executable()); }

std::string find_builtin_headers() {
  return builtin_headers_beside(
      this_executable(),
      {SSOT_LLVM_DIR "/clang/19", "/usr/lib/llvm-19/lib/clang/19", "/usr/lib64/llvm-19/lib/clang/19",
       "/usr/lib/clang/19", "/usr/lib64/clang/19", "/usr/local/lib/clang/19"});
}

}  // namespace ssot
