#include "worker/isolation.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace ssot {
namespace {

// Rights that older headers do not name.
constexpr std::uint64_t kRefer = 1ULL << 13;
constexpr std::uint64_t kTruncate = 1ULL << 14;

long landlock_version() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

// A rule set that names rights and grants none of them to anyone.
void deny_writing_by_landlock() {
  const long version = landlock_version();
  if (version < 1) return;
  landlock_ruleset_attr rights{};
  rights.handled_access_fs =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
      LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
      LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
      LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  if (version >= 2) rights.handled_access_fs |= kRefer;
  if (version >= 3) rights.handled_access_fs |= kTruncate;
  const long rules = syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
  if (rules < 0) return;
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(static_cast<int>(rules));
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

#if defined(__x86_64__) || defined(__aarch64__)

class Filter {
 public:
  Filter() {
    load(offsetof(seccomp_data, arch));
    add(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0);
    give(SECCOMP_RET_KILL_PROCESS);
    load_call();
#if defined(__x86_64__)
    add(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);  // the same calls under other numbers
    give(refused(ENOSYS));
#endif
  }
  void refuse(long call, int error) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
    give(refused(error));
  }
  // When `argument` has one of `bits` — or, with `unless`, none of them.
  void refuse_with(long call, unsigned argument, std::uint32_t bits, int error) {
    by_bits(call, argument, bits, error, true);
  }
  void refuse_without(long call, unsigned argument, std::uint32_t bits, int error) {
    by_bits(call, argument, bits, error, false);
  }
  bool apply() {
    give(SECCOMP_RET_ALLOW);
    sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
  }

 private:
  static std::uint32_t refused(int error) { return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error); }
  void add(int operation, std::uint32_t value, std::uint8_t if_true = 0, std::uint8_t if_false = 0) {
    code_.push_back({static_cast<std::uint16_t>(operation), if_true, if_false, value});
  }
  void give(std::uint32_t verdict) { add(BPF_RET | BPF_K, verdict); }
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
  void load_call() { load(offsetof(seccomp_data, nr)); }
  void by_bits(long call, unsigned argument, std::uint32_t bits, int error, bool refuse_set) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4);
    load(offsetof(seccomp_data, args) + 8 * argument);  // the low half: both machines are little-endian
    add(BPF_JMP | BPF_JSET | BPF_K, bits, refuse_set ? 0 : 1, refuse_set ? 1 : 0);
    give(refused(error));
    load_call();
  }

  std::vector<sock_filter> code_;
};

void deny_by_seccomp() {
  Filter filter;
  constexpr std::uint32_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  filter.refuse_with(SYS_openat, 2, kWriting, EACCES);
  filter.refuse(SYS_openat2, ENOSYS);  // its flags lie in memory, where a filter cannot look
  filter.refuse(SYS_clone3, ENOSYS);   // likewise; glibc then uses clone
  filter.refuse_without(SYS_clone, 0, CLONE_THREAD, EPERM);
  for (const long call : {SYS_execve,
                          SYS_execveat,
                          SYS_socket,
                          SYS_connect,
                          SYS_bind,
                          SYS_unlinkat,
                          SYS_renameat,
                          SYS_renameat2,
                          SYS_linkat,
                          SYS_symlinkat,
                          SYS_mkdirat,
                          SYS_mknodat,
                          SYS_truncate,
                          SYS_ftruncate,
                          SYS_fallocate,
                          SYS_fchmod,
                          SYS_fchmodat,
                          SYS_fchown,
                          SYS_fchownat,
                          SYS_setxattr,
                          SYS_lsetxattr,
                          SYS_fsetxattr,
                          SYS_removexattr,
                          SYS_lremovexattr,
                          SYS_fremovexattr,
                          SYS_utimensat,
                          SYS_mount,
                          SYS_umount2,
                          SYS_chroot,
                          SYS_ptrace,
                          SYS_process_vm_writev,
                          SYS_io_uring_setup,
                          SYS_kill,
                          SYS_name_to_handle_at,
                          SYS_open_by_handle_at,
                          SYS_bpf}) {
    filter.refuse(call, EPERM);
  }
#if defined(__x86_64__)
  filter.refuse_with(SYS_open, 1, kWriting, EACCES);
  for (const long call :
       {SYS_creat, SYS_fork, SYS_vfork, SYS_unlink, SYS_rename, SYS_link, SYS_symlink, SYS_mkdir, SYS_rmdir,
        SYS_mknod, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat}) {
    filter.refuse(call, EPERM);
  }
#endif
  filter.apply();
}

#else

void deny_by_seccomp() {}

#endif

}  // namespace

void isolate() {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  deny_writing_by_landlock();
  deny_by_seccomp();
}

bool landlock_available() { return landlock_version() >= 1; }

bool seccomp_available() {
  const std::uint32_t verdict = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &verdict) == 0;
}

}  // namespace ssot
