/* The sandbox: see sandbox.h. What Landlock's later versions add is asked for where the kernel knows it. */
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights that files, too, can have; and those of version 3, which older headers do not name. */
static const uint64_t TRUNCATE = 1ULL << 14;
static const uint64_t READING = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t WRITING = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

static const char *const system_folders[] = {"/usr",   "/bin", "/sbin",      "/lib",     "/lib32",
                                             "/lib64", "/etc", "/opt",       "/nix",     "/gnu",
                                             "/proc",  "/sys", "/var/cache", "/var/lib", "/var/spool/libreoffice"};
static const char *const temporary_folders[] = {"/tmp", "/var/tmp", "/dev"};

/* A set of rules on its way. */
struct rules {
  int set;
  uint64_t handled;
};

static bool open_rules(struct rules *rules, uint64_t handled)
{
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  if (version >= 2) handled |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) handled |= TRUNCATE;
  struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
  rules->handled = handled;
  rules->set = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  return rules->set >= 0;
}

/* Allows these rights at `path` and below it. What is not there needs none. */
static bool allow(const struct rules *rules, const char *path, uint64_t rights)
{
  struct stat status;
  int place = path ? open(path, O_PATH | O_CLOEXEC) : -1;
  if (place < 0) return true;
  bool is_folder = fstat(place, &status) == 0 && S_ISDIR(status.st_mode);
  const uint64_t of_files =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE;
  struct landlock_path_beneath_attr rule = {.allowed_access = rights & rules->handled & (is_folder ? ~0ULL : of_files),
                                            .parent_fd = place};
  bool good = syscall(SYS_landlock_add_rule, rules->set, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close(place);
  return good;
}

static bool close_rules(const struct rules *rules, bool good)
{
  good = good && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules->set, 0) == 0;
  close(rules->set);
  return good;
}

bool sandbox_writes(const char *const *paths, size_t count)
{
  struct rules rules;
  if (!open_rules(&rules, WRITING)) return false;
  bool good = allow(&rules, getenv("TMPDIR"), rules.handled);
  for (size_t i = 0; good && i < sizeof temporary_folders / sizeof *temporary_folders; i++)
    good = allow(&rules, temporary_folders[i], rules.handled);
  for (size_t i = 0; good && i < count; i++) good = allow(&rules, paths[i], rules.handled);
  return close_rules(&rules, good);
}

/* The folder in which a program is installed: PREFIX of PREFIX/bin/PROGRAM. */
static bool allow_program(const struct rules *rules, const char *path)
{
  char folder[PATH_MAX];
  ssize_t size = readlink(path, folder, sizeof folder - 1);
  if (size <= 0 || *folder != '/') { /* no link, or one beside it */
    size = (ssize_t)strnlen(path, sizeof folder - 1);
    memcpy(folder, path, (size_t)size);
  }
  folder[size] = '\0';
  for (int steps = 0; steps < 2; steps++) {
    char *slash = strrchr(folder, '/');
    if (!slash || slash == folder) return true; /* all of / is no program's own */
    *slash = '\0';
  }
  return allow(rules, folder, READING);
}

bool sandbox_helper(const char *folder, const char *path)
{
  struct rules rules;
  if (!open_rules(&rules, READING | WRITING)) return false;
  bool good = allow(&rules, folder, rules.handled) && allow_program(&rules, path) &&
              allow(&rules, "/dev", READING | LANDLOCK_ACCESS_FS_WRITE_FILE);
  /* LibreOffice makes the pipe by which it knows of itself there, and removes it; its place cannot be chosen. */
  good = good && allow(&rules, "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE);
  for (size_t i = 0; good && i < sizeof system_folders / sizeof *system_folders; i++)
    good = allow(&rules, system_folders[i], READING);
  return close_rules(&rules, good);
}

/* ---- The network ---- */

#if defined __x86_64__
#define NATIVE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define NATIVE AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define NATIVE AUDIT_ARCH_RISCV64
#endif

#ifdef NATIVE
static bool set_filter(struct sock_filter *rules, size_t count)
{
  struct sock_fprog program = {(unsigned short)count, rules};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#endif

bool sandbox_network(void)
{
#ifdef NATIVE
  enum { OTHER_CALLS = 0x40000000 /* x32 */ };
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_CALLS, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  return set_filter(rules, sizeof rules / sizeof *rules);
#else
  return false;
#endif
}

bool sandbox_group(void)
{
#ifdef NATIVE
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setsid, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setpgid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  return set_filter(rules, sizeof rules / sizeof *rules);
#else
  return false;
#endif
}
