#include "process_claim.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "counters.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket {
namespace {

// What two copies of the library share is the process's table of open files: each opens a nameless file,
// writes when it did, and looks whether an older one is there. It is closed when the copy is unloaded.
constexpr const char* kName = "websocket-manager-registry";

class ProcessClaim {
 public:
  ProcessClaim() : file_(memfd_create(kName, MFD_CLOEXEC)), first_(file_ < 0 || is_oldest()) {}
  ~ProcessClaim() {
    if (file_ >= 0) ::close(file_);
  }
  ProcessClaim(const ProcessClaim&) = delete;
  ProcessClaim& operator=(const ProcessClaim&) = delete;
  bool first() const { return first_; }

 private:
  bool is_oldest() const;

  int file_;
  bool first_;
};

bool ProcessClaim::is_oldest() const {
  const std::int64_t own = std::chrono::steady_clock::now().time_since_epoch().count();
  if (pwrite(file_, &own, sizeof own, 0) != sizeof own) return true;
  std::error_code error;
  for (std::filesystem::directory_iterator files("/proc/self/fd", error), end; !error && files != end;
       files.increment(error)) {
    std::error_code gone;
    const auto target = std::filesystem::read_symlink(files->path(), gone);
    if (gone || target != std::string("/memfd:") + kName + " (deleted)") continue;
    std::int64_t other = own;
    if (pread(std::stoi(files->path().filename()), &other, sizeof other, 0) == sizeof other && other < own)
      return false;
  }
  return true;
}

}  // namespace

void require_only_registry(const UserContext& context) {
  static const ProcessClaim claim;
  if (claim.first()) return;
  const char* text =
      "This process holds two copies of the WebSocket manager's library; only the first may make managers.";
  record_violation(ViolationKind::second_registry, context, text);
  throw IsolationViolation(text);
}

}  // namespace websocket
