#include <errno.h>

#include "CSpawn.h"

// The table of system calls: what docs/seccomp.md shows and what the filters are made of. What is not named gets ENOSYS, as a
// kernel that does not know the call would say; programs then do without it.

#define BOTH(call, reason) {call, CSPAWN_ALLOW, CSPAWN_ALLOW, 0, reason}
#define RUNTIME(call, error, reason) {call, CSPAWN_ERRNO, CSPAWN_ALLOW, error, reason}
#define REFUSE(call, error, reason) {call, CSPAWN_ERRNO, CSPAWN_ERRNO, error, reason}
#define ANSWER(call, reason) {call, CSPAWN_ANSWER, CSPAWN_ANSWER, 0, reason}
#define FORBID(call, reason) {call, CSPAWN_FORBID, CSPAWN_FORBID, 0, reason}

#define FILES "reads and writes files that the root shows"
#define SCRATCH "changes files in the scratch directory"
#define MEMORY "manages its own memory"
#define CLOCKS "reads clocks and waits"
#define SIGNALS "handles its own signals"
#define THREADS "runs threads"
#define PROCESSES "starts and awaits processes of its own"
#define WHO "asks who it is"
#define WAITS "waits for descriptors"
#define PAIRS "talks over socket pairs of its own"
#define DESCRIPTORS "manages its own descriptors"
#define SPY "reaches into other processes"
#define MOUNTS "changes what is mounted"
#define KERNEL "changes the kernel itself"
#define ESCAPE "enters other namespaces"
#define OTHER_WAY "does forbidden work by another way"
#define TIME "sets the clock"
#define ID "changes identity; there is none to change to"
#define PRIORITY "changes scheduling, which the judge decides"
#define SHARED_MEMORY "shares memory among processes of its own; the IPC namespace is new for each run"
#define SHARED_IPC "leaves things behind in the kernel"
#define KEYS "keeps things in the kernel between runs"

const struct cspawn_rule cspawn_rules[] = {
    BOTH("read", FILES), BOTH("write", FILES), BOTH("readv", FILES), BOTH("writev", FILES),
    BOTH("pread64", FILES), BOTH("pwrite64", FILES), BOTH("preadv", FILES), BOTH("pwritev", FILES),
    BOTH("pwritev2", FILES), BOTH("open", FILES), BOTH("openat", FILES),
    BOTH("openat2", FILES), BOTH("creat", FILES), BOTH("close", FILES), BOTH("close_range", FILES),
    BOTH("lseek", FILES), BOTH("stat", FILES), BOTH("lstat", FILES), BOTH("fstat", FILES),
    BOTH("newfstatat", FILES), BOTH("statx", FILES), BOTH("statfs", FILES), BOTH("fstatfs", FILES),
    BOTH("access", FILES), BOTH("faccessat", FILES), BOTH("faccessat2", FILES),
    BOTH("readlink", FILES), BOTH("readlinkat", FILES), BOTH("getdents", FILES),
    BOTH("getdents64", FILES), BOTH("getcwd", FILES), BOTH("chdir", FILES), BOTH("fchdir", FILES),
    BOTH("readahead", FILES), BOTH("sendfile", FILES), BOTH("copy_file_range", FILES),
    REFUSE("flock", ENOSYS, "who may read a file may lock it, and others see it"),
    REFUSE("fadvise64", 0, "drops from memory what others use; it is only advice"),

    BOTH("truncate", SCRATCH), BOTH("ftruncate", SCRATCH), BOTH("fallocate", SCRATCH),
    BOTH("fsync", SCRATCH), BOTH("fdatasync", SCRATCH), BOTH("sync_file_range", SCRATCH),
    BOTH("mkdir", SCRATCH), BOTH("mkdirat", SCRATCH), BOTH("rmdir", SCRATCH),
    BOTH("unlink", SCRATCH), BOTH("unlinkat", SCRATCH), BOTH("rename", SCRATCH),
    BOTH("renameat", SCRATCH), BOTH("renameat2", SCRATCH), BOTH("link", SCRATCH),
    BOTH("linkat", SCRATCH), BOTH("symlink", SCRATCH), BOTH("symlinkat", SCRATCH),
    BOTH("chmod", SCRATCH), BOTH("fchmod", SCRATCH), BOTH("fchmodat", SCRATCH),
    BOTH("utime", SCRATCH), BOTH("utimes", SCRATCH), BOTH("utimensat", SCRATCH),
    BOTH("futimesat", SCRATCH), BOTH("umask", SCRATCH),
    REFUSE("chown", EPERM, ID), REFUSE("fchown", EPERM, ID), REFUSE("lchown", EPERM, ID),
    REFUSE("fchownat", EPERM, ID), REFUSE("mknod", EPERM, "makes devices"),
    REFUSE("mknodat", EPERM, "makes devices"),
    REFUSE("getxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("lgetxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("fgetxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("listxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("llistxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("flistxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("setxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("lsetxattr", EOPNOTSUPP, "the scratch directory has none"),
    REFUSE("fsetxattr", EOPNOTSUPP, "the scratch directory has none"),

    BOTH("mmap", MEMORY), BOTH("munmap", MEMORY), BOTH("mremap", MEMORY), BOTH("mprotect", MEMORY),
    BOTH("madvise", MEMORY), BOTH("brk", MEMORY), BOTH("msync", MEMORY), BOTH("membarrier", MEMORY),
    RUNTIME("memfd_create", ENOSYS, "memory files, for interpreters"),
    RUNTIME("pkey_alloc", ENOSYS, MEMORY), RUNTIME("pkey_free", ENOSYS, MEMORY),
    RUNTIME("pkey_mprotect", ENOSYS, MEMORY),
    REFUSE("mincore", EPERM, "tells what others have read lately"),
    REFUSE("mlock", EPERM, "keeps memory from being reclaimed"),
    REFUSE("mlock2", EPERM, "keeps memory from being reclaimed"),
    REFUSE("mlockall", EPERM, "keeps memory from being reclaimed"),
    REFUSE("munlock", EPERM, "keeps memory from being reclaimed"),
    REFUSE("munlockall", EPERM, "keeps memory from being reclaimed"),
    REFUSE("mbind", EPERM, PRIORITY), REFUSE("set_mempolicy", EPERM, PRIORITY),
    REFUSE("get_mempolicy", EPERM, PRIORITY), REFUSE("migrate_pages", EPERM, PRIORITY),
    REFUSE("move_pages", EPERM, PRIORITY),

    BOTH("clock_gettime", CLOCKS), BOTH("clock_getres", CLOCKS), BOTH("clock_nanosleep", CLOCKS),
    BOTH("nanosleep", CLOCKS), BOTH("gettimeofday", CLOCKS), BOTH("time", CLOCKS),
    BOTH("times", CLOCKS), BOTH("alarm", CLOCKS), BOTH("getitimer", CLOCKS),
    BOTH("setitimer", CLOCKS), BOTH("timer_create", CLOCKS), BOTH("timer_settime", CLOCKS),
    BOTH("timer_gettime", CLOCKS), BOTH("timer_getoverrun", CLOCKS), BOTH("timer_delete", CLOCKS),
    BOTH("timerfd_create", CLOCKS), BOTH("timerfd_settime", CLOCKS),
    BOTH("timerfd_gettime", CLOCKS), BOTH("pause", CLOCKS),

    BOTH("rt_sigaction", SIGNALS), BOTH("rt_sigprocmask", SIGNALS), BOTH("rt_sigreturn", SIGNALS),
    BOTH("rt_sigpending", SIGNALS), BOTH("rt_sigsuspend", SIGNALS), BOTH("rt_sigtimedwait", SIGNALS),
    BOTH("rt_sigqueueinfo", SIGNALS), BOTH("rt_tgsigqueueinfo", SIGNALS), BOTH("sigaltstack", SIGNALS),
    BOTH("signalfd4", SIGNALS), BOTH("kill", SIGNALS), BOTH("tkill", SIGNALS),
    BOTH("tgkill", SIGNALS), BOTH("restart_syscall", SIGNALS),

    BOTH("futex_waitv", THREADS), BOTH("set_robust_list", THREADS),
    BOTH("get_robust_list", THREADS), BOTH("set_tid_address", THREADS), BOTH("rseq", THREADS),
    BOTH("arch_prctl", THREADS), BOTH("sched_yield", THREADS), BOTH("sched_getaffinity", THREADS),
    BOTH("sched_getparam", THREADS), BOTH("sched_getscheduler", THREADS),
    BOTH("sched_get_priority_max", THREADS), BOTH("sched_get_priority_min", THREADS),
    BOTH("sched_rr_get_interval", THREADS), BOTH("getcpu", THREADS), BOTH("getpriority", THREADS),
    REFUSE("sched_setaffinity", EPERM, PRIORITY), REFUSE("sched_setparam", EPERM, PRIORITY),
    REFUSE("sched_setscheduler", EPERM, PRIORITY), REFUSE("sched_setattr", EPERM, PRIORITY),
    REFUSE("sched_getattr", EPERM, PRIORITY), REFUSE("setpriority", EPERM, PRIORITY),
    REFUSE("ioprio_set", EPERM, PRIORITY), REFUSE("ioprio_get", EPERM, PRIORITY),

    BOTH("execve", PROCESSES), BOTH("fork", PROCESSES), BOTH("vfork", PROCESSES),
    BOTH("wait4", PROCESSES), BOTH("waitid", PROCESSES), BOTH("exit", PROCESSES),
    BOTH("exit_group", PROCESSES), BOTH("setsid", PROCESSES), BOTH("setpgid", PROCESSES),
    RUNTIME("execveat", ENOSYS, PROCESSES),
    REFUSE("clone3", ENOSYS, "its flags lie in memory, where a filter cannot see them; libc falls back to clone"),

    BOTH("getpid", WHO), BOTH("gettid", WHO), BOTH("getppid", WHO), BOTH("getpgid", WHO),
    BOTH("getpgrp", WHO), BOTH("getsid", WHO), BOTH("getuid", WHO), BOTH("geteuid", WHO),
    BOTH("getgid", WHO), BOTH("getegid", WHO), BOTH("getresuid", WHO), BOTH("getresgid", WHO),
    BOTH("getgroups", WHO), BOTH("capget", WHO), BOTH("uname", WHO), BOTH("getrusage", WHO),
    BOTH("getrlimit", WHO), BOTH("setrlimit", "lowers its own limits"),
    ANSWER("sysinfo", "libc sizes its buffers by it, but it counts what everybody has"),
    BOTH("getrandom", "gets random bytes"),
    REFUSE("setuid", EPERM, ID), REFUSE("setgid", EPERM, ID), REFUSE("setreuid", EPERM, ID),
    REFUSE("setregid", EPERM, ID), REFUSE("setresuid", EPERM, ID), REFUSE("setresgid", EPERM, ID),
    REFUSE("setfsuid", EPERM, ID), REFUSE("setfsgid", EPERM, ID), REFUSE("setgroups", EPERM, ID),
    REFUSE("capset", EPERM, ID),

    BOTH("dup", DESCRIPTORS), BOTH("dup2", DESCRIPTORS), BOTH("dup3", DESCRIPTORS),
    BOTH("pipe", DESCRIPTORS), BOTH("pipe2", DESCRIPTORS),
    RUNTIME("splice", ENOSYS, DESCRIPTORS), RUNTIME("tee", ENOSYS, DESCRIPTORS),

    BOTH("poll", WAITS), BOTH("ppoll", WAITS), BOTH("select", WAITS), BOTH("pselect6", WAITS),
    BOTH("epoll_create", WAITS), BOTH("epoll_create1", WAITS), BOTH("epoll_ctl", WAITS),
    BOTH("epoll_wait", WAITS), BOTH("epoll_pwait", WAITS), BOTH("epoll_pwait2", WAITS),
    BOTH("eventfd", WAITS), BOTH("eventfd2", WAITS),
    REFUSE("inotify_init", ENOSYS, "its quota is shared"), REFUSE("inotify_init1", ENOSYS, "its quota is shared"),

    RUNTIME("sendto", EPERM, PAIRS),
    RUNTIME("recvfrom", EPERM, PAIRS), RUNTIME("sendmsg", EPERM, PAIRS),
    RUNTIME("recvmsg", EPERM, PAIRS), RUNTIME("shutdown", EPERM, PAIRS),
    RUNTIME("getsockname", EPERM, PAIRS), RUNTIME("getpeername", EPERM, PAIRS),
    RUNTIME("getsockopt", EPERM, PAIRS), RUNTIME("setsockopt", EPERM, PAIRS),
    REFUSE("connect", EPERM, "there is no network"), REFUSE("bind", EPERM, "there is no network"),
    REFUSE("listen", EPERM, "there is no network"), REFUSE("accept", EPERM, "there is no network"),
    REFUSE("accept4", EPERM, "there is no network"),

    RUNTIME("shmget", ENOSYS, SHARED_MEMORY), RUNTIME("shmat", ENOSYS, SHARED_MEMORY),
    RUNTIME("shmctl", ENOSYS, SHARED_MEMORY), RUNTIME("shmdt", ENOSYS, SHARED_MEMORY),
    REFUSE("semget", ENOSYS, SHARED_IPC), REFUSE("semop", ENOSYS, SHARED_IPC),
    REFUSE("semctl", ENOSYS, SHARED_IPC), REFUSE("msgget", ENOSYS, SHARED_IPC),
    REFUSE("mq_open", ENOSYS, SHARED_IPC),

    FORBID("ptrace", SPY), FORBID("process_vm_readv", SPY), FORBID("process_vm_writev", SPY),
    FORBID("process_madvise", SPY), FORBID("pidfd_getfd", SPY), FORBID("kcmp", SPY),
    FORBID("mount", MOUNTS), FORBID("umount2", MOUNTS), FORBID("pivot_root", MOUNTS),
    FORBID("chroot", MOUNTS), FORBID("move_mount", MOUNTS), FORBID("open_tree", MOUNTS),
    FORBID("fsopen", MOUNTS), FORBID("fsconfig", MOUNTS), FORBID("fsmount", MOUNTS),
    FORBID("fspick", MOUNTS), FORBID("mount_setattr", MOUNTS), FORBID("swapon", MOUNTS),
    FORBID("swapoff", MOUNTS), FORBID("quotactl", MOUNTS),
    FORBID("unshare", ESCAPE), FORBID("setns", ESCAPE),
    FORBID("name_to_handle_at", "opens files past their folders"),
    FORBID("open_by_handle_at", "opens files past their folders"),
    FORBID("io_uring_setup", OTHER_WAY), FORBID("io_uring_enter", OTHER_WAY),
    FORBID("io_uring_register", OTHER_WAY), FORBID("userfaultfd", "holds up the kernel"),
    FORBID("bpf", KERNEL), FORBID("perf_event_open", SPY), FORBID("fanotify_init", SPY),
    FORBID("init_module", KERNEL), FORBID("finit_module", KERNEL), FORBID("delete_module", KERNEL),
    FORBID("kexec_load", KERNEL), FORBID("kexec_file_load", KERNEL), FORBID("reboot", KERNEL),
    FORBID("syslog", SPY), FORBID("acct", KERNEL), FORBID("iopl", KERNEL), FORBID("ioperm", KERNEL),
    FORBID("modify_ldt", KERNEL), FORBID("personality", "changes how memory is laid out"),
    FORBID("sethostname", KERNEL), FORBID("setdomainname", KERNEL), FORBID("vhangup", KERNEL),
    FORBID("add_key", KEYS), FORBID("request_key", KEYS), FORBID("keyctl", KEYS),
    FORBID("settimeofday", TIME), FORBID("clock_settime", TIME), FORBID("clock_adjtime", TIME),
    FORBID("adjtimex", TIME),
};

const size_t cspawn_rule_count = sizeof cspawn_rules / sizeof *cspawn_rules;

const struct cspawn_rule *cspawn_rule_at(size_t index) {
    return index < cspawn_rule_count ? &cspawn_rules[index] : NULL;
}

// What add_special in filter.c does.
static const struct cspawn_special_rule special_rules[] = {
    {"clone", "allowed; SV with any CLONE_NEW… flag; EINVAL with CLONE_PIDFD", "starts threads and processes; a new namespace would be a way out, and the number of a pidfd's file counts everybody's processes"},
    {"fcntl", "allowed for descriptors, pipe sizes and seals; else ENOSYS", "locks, leases and notices are seen by whoever has the same file open"},
    {"futex", "allowed with FUTEX_PRIVATE_FLAG, and for waiting; else ENOSYS", "threads wait for each other; a futex in a file that two runs may read belongs to both. `pthread_join` waits without the flag"},
    {"prctl", "allowed for PR_SET_NAME, PR_GET_NAME, PR_SET_VMA and PR_GET_DUMPABLE; else ENOSYS", "libc names threads and memory"},
    {"prlimit64", "allowed for process 0, which is the caller; else EPERM", "reads its limits and lowers them, not those of process 1"},
    {"ioctl", "allowed for FIONBIO; else ENOTTY (GPU: allowed)", "event loops make sockets non-blocking by it; there is no terminal or device to control but a GPU's, which is controlled by nothing else"},
    {"preadv2", "allowed without flags; else ENOSYS", "RWF_NOWAIT tells what others have read lately"},
    {"socketpair", "allowed for AF_UNIX (strict: EPERM); else SV", "event loops and threads use it among themselves; the rest is an attempt at the network"},
    {"socket", "EACCES for AF_UNIX; else SV (GPU: allowed for AF_UNIX; else EACCES)", "libc asks a name service when it looks up a user; the rest is an attempt at the network"},
};

const struct cspawn_special_rule *cspawn_special_rule_at(size_t index) {
    return index < sizeof special_rules / sizeof *special_rules ? &special_rules[index] : NULL;
}
