// What happens inside a run's namespaces: init, which is pid 1 and ours, and the child that becomes the submission.
//
// The order in the child: limits while we may still set them; groups and user after everything that needs privilege;
// Landlock and seccomp last, because both would forbid what comes before; then nothing but execve.
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/sysinfo.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include "raw.h"

enum { LANDLOCK_AT = 3, FIRST_OTHER = 4, KERNEL_SIGSET_SIZE = 8 };

__attribute__((noreturn)) static void leave(struct inside *shared, int step, long result) {
    shared->step = step;
    shared->failure = (int)-result;
    for (;;) raw(SYS_exit_group, 1);
}

#define REQUIRE(step, call)                              \
    do {                                                 \
        long required = (call);                          \
        if (required < 0) leave(shared, step, required); \
    } while (0)

// ---- the child

static void set_limits(struct inside *shared) {
    for (int i = 0; i < shared->limit_count; i++)
        REQUIRE(CSPAWN_STEP_LIMITS, raw(SYS_prlimit64, 0, shared->limits[i].resource, &shared->limits[i].limit, 0));
}

// The child, not the cell, is to be the OOM killer's choice; a vforked child's setting stays its own.
static void prefer_for_oom(void) {
    // /proc/self is ours to write only while the memory, shared with the cell, counts as dumpable: the last run's change of
    // ids has ended that.
    raw(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
    long file = raw(SYS_openat, AT_FDCWD, "/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC, 0);
    if (file < 0) return;
    raw(SYS_write, file, "1000", 4);
    raw(SYS_close, file);
}

static void drop_identity(struct inside *shared) {
    if (shared->sets_identity) {
        REQUIRE(CSPAWN_STEP_IDENTITY, raw(SYS_setresgid, shared->gid, shared->gid, shared->gid));
        REQUIRE(CSPAWN_STEP_IDENTITY, raw(SYS_setresuid, shared->uid, shared->uid, shared->uid));
    }
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    REQUIRE(CSPAWN_STEP_IDENTITY, raw(SYS_capset, &header, none));
    REQUIRE(CSPAWN_STEP_IDENTITY, raw(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

__attribute__((noreturn)) static void child(void *argument) {
    struct inside *shared = argument;
    raw(SYS_setsid);
    if (!(shared->without & CSPAWN_RLIMITS)) set_limits(shared);
    prefer_for_oom();
    drop_identity(shared);
    uint64_t none = 0;
    REQUIRE(CSPAWN_STEP_IDENTITY, raw(SYS_rt_sigprocmask, SIG_SETMASK, &none, 0, KERNEL_SIGSET_SIZE));
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_close_range, LANDLOCK_AT, ~0U, 4 /* CLOSE_RANGE_CLOEXEC */));
    if (shared->landlock >= 0)
        REQUIRE(CSPAWN_STEP_LANDLOCK, raw(SYS_landlock_restrict_self, LANDLOCK_AT, 0));
    if (shared->filter) {
        long listener = raw(
            SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, shared->filter);
        REQUIRE(CSPAWN_STEP_SECCOMP, listener);
        shared->listener = (int)listener;
    }
    long failure = raw(SYS_execve, shared->program, shared->arguments, shared->environment);
    leave(shared, CSPAWN_STEP_EXEC, failure);
}

// ---- init

static void take_descriptors(struct inside *shared) {
    // None of ours is below 4 (the cell keeps 0 to 3 occupied), so these do not step on each other.
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_dup3, shared->input, 0, 0));
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_dup3, shared->output, 1, 0));
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_dup3, shared->error, 2, 0));
    if (shared->landlock >= 0)
        REQUIRE(CSPAWN_STEP_INIT, raw(SYS_dup3, shared->landlock, LANDLOCK_AT, O_CLOEXEC));
    unsigned first = shared->landlock >= 0 ? FIRST_OTHER : LANDLOCK_AT;
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_close_range, first, ~0U, 0));
}

static void mount_proc(struct inside *shared) {
    if (shared->without & CSPAWN_PID_NAMESPACE) return;
    REQUIRE(
        CSPAWN_STEP_PROC,
        raw(SYS_mount, "proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, shared->proc_options));
    shared->has_proc = true;
}

// CUDA names its threads by writing to /proc/self/task/…/comm, and fails where it may not. Landlock's rule must name the mount
// that is on top (is_access_to_paths_allowed in security/landlock/fs.c), which only now is there.
static void allow_proc(struct inside *shared) {
    if (shared->landlock < 0 || !shared->proc_rights) return;
    static struct landlock_path_beneath_attr rule;
    rule.allowed_access = shared->proc_rights;
    rule.parent_fd = (int)raw(SYS_openat, AT_FDCWD, "/proc", O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    REQUIRE(CSPAWN_STEP_PROC, rule.parent_fd);
    REQUIRE(CSPAWN_STEP_LANDLOCK, raw(SYS_landlock_add_rule, LANDLOCK_AT, LANDLOCK_RULE_PATH_BENEATH, &rule, 0));
    raw(SYS_close, rule.parent_fd);
}

static long start_child(struct inside *shared) {
    struct clone_args arguments = {
        // The descriptors are shared until exec, so that the listener which the child makes is init's too.
        .flags = CLONE_VM | CLONE_VFORK | CLONE_FILES,
        .exit_signal = SIGCHLD,
        .stack = (uint64_t)(uintptr_t)shared->child_stack,
        .stack_size = shared->child_stack_size};
    return raw_clone3(&arguments, child, shared);
}

// Reaps whoever has ended. Returns true when the submission's first process was among them.
static bool reap(struct inside *shared, long first) {
    for (;;) {
        int status;
        long pid = raw(SYS_wait4, -1, &status, WNOHANG, 0);
        if (pid <= 0) return false;
        if (pid != first) continue;
        shared->wait_status = status;
        shared->has_status = true;
        return true;
    }
}

static void wait_for(struct pollfd *polled, int count) { raw(SYS_ppoll, polled, count, NULL, 0, 0); }

static void look_at(struct pollfd *polled, int count) {
    struct timespec none = {0, 0};
    raw(SYS_ppoll, polled, count, &none, 0, 0);
}

// sysinfo(2) counts processes and memory of the whole machine, by which one run could tell another one something. A program
// is told that it has a machine of its own, as large as its limit.
static void answer_sysinfo(struct inside *shared, const struct seccomp_notif *call) {
    // Not on the stack: what its initialiser leaves out would be zeroed by libc.
    static struct sysinfo info;
    struct timespec up;
    raw(SYS_clock_gettime, CLOCK_BOOTTIME, &up);
    info.uptime = up.tv_sec;
    info.totalram = info.freeram = shared->memory;
    info.procs = 1;
    info.mem_unit = 1;
    struct iovec from = {&info, sizeof info}, to = {(void *)(uintptr_t)call->data.args[0], sizeof info};
    struct seccomp_notif_resp response = {.id = call->id};
    if (raw(SYS_process_vm_writev, call->pid, &from, 1, &to, 1, 0) != (long)sizeof info) response.error = -EFAULT;
    // It fails when the caller has ended meanwhile.
    raw(SYS_ioctl, shared->listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

void inside_take_call(struct inside *shared, bool answers) {
    struct seccomp_notif notification;
    for (size_t i = 0; i < sizeof notification; i++) ((volatile char *)&notification)[i] = 0;
    if (raw(SYS_ioctl, shared->listener, SECCOMP_IOCTL_NOTIF_RECV, &notification) < 0) return;
    // The filter kills calls of other architectures, so the number is one of ours.
    if (notification.data.nr == SYS_sysinfo) {
        if (answers) answer_sysinfo(shared, &notification);
        return;
    }
    shared->call = notification.data.nr;
    shared->call_architecture = notification.data.arch;
    shared->called = true;
}

static void take_call(struct inside *shared, bool answers) {
    inside_take_call(shared, answers);
    if (shared->called) raw(SYS_kill, -1, SIGKILL);
}

// Where the submission is not init's child. Those that it leaves behind are.
__attribute__((noreturn)) static void attend(struct inside *shared, int ended) {
    for (int i = 0; i < 3; i++) raw(SYS_close, i);
    shared->attending = 1;
    raw(SYS_futex, &shared->attending, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    for (;;) {
        struct pollfd polled = {.fd = ended, .events = POLLIN};
        wait_for(&polled, 1);
        struct signalfd_siginfo info;
        raw(SYS_read, ended, &info, sizeof info);
        reap(shared, -1);
    }
}

void inside_init(void *argument) {
    struct inside *shared = argument;
    uint64_t children = 1ULL << (SIGCHLD - 1);
    take_descriptors(shared);
    mount_proc(shared);
    allow_proc(shared);
    REQUIRE(CSPAWN_STEP_SCRATCH, raw(SYS_chdir, "/w"));
    if (!(shared->without & CSPAWN_CGROUP_NAMESPACE))
        REQUIRE(CSPAWN_STEP_INIT, raw(SYS_unshare, CLONE_NEWCGROUP));
    REQUIRE(CSPAWN_STEP_INIT, raw(SYS_rt_sigprocmask, SIG_BLOCK, &children, 0, KERNEL_SIGSET_SIZE));
    long ended = raw(SYS_signalfd4, -1, &children, KERNEL_SIGSET_SIZE, SFD_CLOEXEC | SFD_NONBLOCK);
    REQUIRE(CSPAWN_STEP_INIT, ended);
    if (shared->attends) attend(shared, (int)ended);
    long first = start_child(shared);
    REQUIRE(CSPAWN_STEP_INIT, first);
    // These belong to the submission now: its reader sees their end when it has closed them.
    for (int i = 0; i < 3; i++) raw(SYS_close, i);
    while (!shared->step && !reap(shared, first) && !shared->called) {
        struct pollfd polled[2] = {
            {.fd = (int)ended, .events = POLLIN}, {.fd = shared->listener, .events = POLLIN}};
        wait_for(polled, shared->listener >= 0 ? 2 : 1);
        struct signalfd_siginfo info;
        if (polled[0].revents) raw(SYS_read, ended, &info, sizeof info);
        if (shared->listener >= 0 && polled[1].revents & POLLIN) take_call(shared, true);
        // The last process under the filter has ended: poll would return at once for ever.
        if (shared->listener >= 0 && polled[1].revents & POLLHUP) shared->listener = -1;
    }
    // The first process may have ended before we came to wait at all, with a child of its own left in a forbidden call. Whoever
    // is not answered comes back no more, so this ends.
    while (!shared->step && !shared->called && shared->listener >= 0) {
        struct pollfd last = {.fd = shared->listener, .events = POLLIN};
        look_at(&last, 1);
        if (!(last.revents & POLLIN)) break;
        take_call(shared, false);
    }
    // With pid 1 the kernel ends all that is left in the namespace.
    raw(SYS_exit_group, 0);
    __builtin_unreachable();
}
