// A library that is preloaded into a Python interpreter, and parks it: when it has imported what it is to import and comes to its
// program, it waits for orders instead. For each it makes a fork in the namespaces of a run, which puts on all the walls that the
// child in judge-spawn/inside.c has, and goes on with the program as if it had just been started.
//
// The interpreter parks where it opens its program, which it does with no frame of Python's on the stack: so a fork's program has
// the whole stack, and what it prints of it is the same, as in an interpreter of its own (pymain_run_file in CPython's Modules/main.c).
// Nothing of a program ever runs in the parked one.
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSpawn.h"
#include "JudgePark.h"
#include "python.h"

enum { DESCRIPTORS_MAX = 8, KERNEL_SIGSET_SIZE = 8 };

// Told to the linker ahead of what the compiler driver brings along for Swift, of which nothing is needed here.
__attribute__((section(".swift1_autolink_entries"), used)) static const char first_of_all[] = "-Wl,--as-needed";

static char packet[CPACKETS_SIZE_MAX];
static char filter[CPACKETS_SIZE_MAX];
static struct park_setup setup;
static char imports[4096];
static bool is_parking;

// Takes a variable out of the environment, and out of the memory where execve has put it.
static void forget(const char *name) {
    char *value = getenv(name);
    if (!value) return;
    unsetenv(name);
    char *start = value - strlen(name) - 1;
    memset(start, 0, strlen(start));
}

// Before the interpreter looks at its environment: programs are not to see what is ours.
__attribute__((constructor)) static void begin(void) {
    const char *names = getenv(PARK_IMPORTS);
    is_parking = names && strlen(names) < sizeof imports;
    if (is_parking) strcpy(imports, names);
    forget(PARK_IMPORTS);
    forget("LD_PRELOAD");
}

__attribute__((noreturn)) static void give_up(int error) {
    struct park_answer answer = {.error = error ? error : EINVAL};
    cpackets_send(PARK_SOCKET, &answer, sizeof answer, NULL, 0, NULL, 0);
    _exit(1);
}

// ---- the fork, before it becomes the submission

struct order {
    struct park_order head;
    int init, streams[3], socket, landlock, cgroup;
};

__attribute__((noreturn)) static void fail(const struct order *order, int step) {
    struct park_ready ready = {.step = step, .error = errno};
    cpackets_send(order->socket, &ready, sizeof ready, NULL, 0, NULL, 0);
    _exit(1);
}

static void set_limits(const struct order *order) {
    for (unsigned i = 0; i < order->head.limit_count; i++) {
        struct rlimit64 limit = {order->head.limits[i].value, order->head.limits[i].value};
        if (prlimit64(0, order->head.limits[i].resource, &limit, NULL) != 0) fail(order, CSPAWN_STEP_LIMITS);
    }
}

// It, not the cell, is to be the OOM killer's choice.
static void prefer_for_oom(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    (void)!write(file, "1000", 4);
    close(file);
}

static void drop_identity(const struct order *order) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    if (setup.sets_identity && (syscall(SYS_setresgid, setup.gid, setup.gid, setup.gid) != 0 ||
                                syscall(SYS_setresuid, setup.uid, setup.uid, setup.uid) != 0))
        fail(order, CSPAWN_STEP_IDENTITY);
    if (syscall(SYS_capset, &header, none) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail(order, CSPAWN_STEP_IDENTITY);
    // As execve leaves it: its own /proc is its own to read.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

// What it is to have open, and what is needed a little longer; all else goes.
static void take_descriptors(struct order *order) {
    // Above all that they may be put upon.
    int *kept[] = {&order->socket, &order->landlock};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (*kept[i] >= 0 && (*kept[i] = fcntl(*kept[i], F_DUPFD_CLOEXEC, 100)) < 0) fail(order, CSPAWN_STEP_INIT);
    for (int i = 0; i < 3; i++)
        if (dup2(order->streams[i], i) < 0) fail(order, CSPAWN_STEP_INIT);
    if (close_range(3, 99, 0) != 0) fail(order, CSPAWN_STEP_INIT);
}

// The order is that of the child in judge-spawn/inside.c.
static void put_on_walls(struct order *order) {
    int spaces = (order->head.without & CSPAWN_IPC_NAMESPACE ? 0 : CLONE_NEWIPC) |
                 (order->head.without & CSPAWN_CGROUP_NAMESPACE ? 0 : CLONE_NEWCGROUP);
    if (spaces && setns(order->init, spaces) != 0) fail(order, CSPAWN_STEP_NAMESPACES);
    if (chdir("/w") != 0) fail(order, CSPAWN_STEP_SCRATCH);
    setsid();
    take_descriptors(order);
    if (!(order->head.without & CSPAWN_RLIMITS)) set_limits(order);
    prefer_for_oom();
    drop_identity(order);
    uint64_t none = 0;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, KERNEL_SIGSET_SIZE);
    if (order->landlock >= 0 && syscall(SYS_landlock_restrict_self, order->landlock, 0) != 0)
        fail(order, CSPAWN_STEP_LANDLOCK);
    int listener = -1;
    if (setup.filter_size) {
        struct sock_fprog program = {
            .len = (unsigned short)(setup.filter_size / sizeof(struct sock_filter)), .filter = (void *)filter};
        listener = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
        if (listener < 0) fail(order, CSPAWN_STEP_SECCOMP);
    }
    struct park_ready ready = {0};
    if (cpackets_send(order->socket, &ready, sizeof ready, NULL, 0, &listener, listener >= 0) != 0) _exit(1);
    close_range(3, ~0U, 0);
}

// What it is to run.
static unsigned hear_program(struct order *order, const char **arguments) {
    struct park_program program;
    size_t none = 0;
    long size = cpackets_receive(order->socket, packet, sizeof packet, NULL, &none);
    if (size < (long)sizeof program) fail(order, CSPAWN_STEP_REQUEST);
    memcpy(&program, packet, sizeof program);
    char *next = packet + sizeof program, *end = packet + size;
    errno = EINVAL;
    if (program.arguments < 1 || program.arguments > PARK_ARGUMENTS) fail(order, CSPAWN_STEP_REQUEST);
    for (unsigned i = 0; i < program.arguments; i++) {
        char *nul = next < end ? memchr(next, 0, (size_t)(end - next)) : NULL;
        if (!nul) fail(order, CSPAWN_STEP_REQUEST);
        arguments[i] = next;
        next = nul + 1;
    }
    return program.arguments;
}

__attribute__((noreturn)) static void become(struct order *order) {
    static const char *arguments[PARK_ARGUMENTS + 1];
    unsigned count = hear_program(order, arguments);
    if (python_clashes("/app")) {
        struct park_ready ready = {.clashes = 1};
        _exit(cpackets_send(order->socket, &ready, sizeof ready, NULL, 0, NULL, 0) != 0);
    }
    put_on_walls(order);
    python_run(arguments, count);
}

// ---- the parked one

static pid_t *own_tid;

// A child whose parent is ours, the cell: it waits for it, and has its figures.
static pid_t fork_beside(int cgroup) {
    struct clone_args arguments = {
        .flags = CLONE_PARENT | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID, .child_tid = (uint64_t)(uintptr_t)own_tid};
    if (cgroup >= 0) {
        arguments.flags |= CLONE_INTO_CGROUP;
        arguments.cgroup = (uint64_t)cgroup;
    }
    return (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
}

static void obey(struct order *order) {
    struct park_answer answer = {0};
    if (!(order->head.without & CSPAWN_PID_NAMESPACE) && setns(order->init, CLONE_NEWPID) != 0) {
        answer.error = errno;
    } else {
        python_before_fork();
        answer.pid = fork_beside(order->cgroup);
        if (answer.pid == 0) {
            python_after_fork_in_child();
            become(order);
        }
        answer.error = answer.pid < 0 ? errno : 0;
        python_after_fork();
    }
    if (cpackets_send(PARK_SOCKET, &answer, sizeof answer, NULL, 0, NULL, 0) != 0) _exit(1);
}

static bool read_order(size_t size, struct order *order, const int *descriptors, size_t count) {
    if (size != sizeof order->head) return false;
    memcpy(&order->head, packet, sizeof order->head);
    const struct park_order *head = &order->head;
    if (head->limit_count > PARK_LIMITS) return false;
    if (count != 5U + !!head->has_landlock + !!head->has_cgroup) return false;
    order->init = descriptors[0];
    memcpy(order->streams, descriptors + 1, sizeof order->streams);
    order->socket = descriptors[4];
    order->landlock = head->has_landlock ? descriptors[5] : -1;
    order->cgroup = head->has_cgroup ? descriptors[5 + !!head->has_landlock] : -1;
    return true;
}

// Waits for orders until the cell closes its end. Forks do not come back from here.
__attribute__((noreturn)) static void park(void) {
    static struct order order;
    for (;;) {
        int descriptors[DESCRIPTORS_MAX];
        size_t count = DESCRIPTORS_MAX;
        long size = cpackets_receive(PARK_SOCKET, packet, sizeof packet, descriptors, &count);
        if (size <= 0 || !read_order((size_t)size, &order, descriptors, count)) _exit(size != 0);
        obey(&order);
        for (size_t i = 0; i < count; i++) close(descriptors[i]);
        python_reseed();
    }
}

// A number of proc_pid_status(5); -1: there is none.
static int64_t status_field(const char *name) {
    FILE *file = fopen("/proc/self/status", "re");
    char line[256];
    int64_t value = -1;
    while (file && value < 0 && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0) value = strtoll(line + strlen(name), NULL, 10);
    if (file) fclose(file);
    return value;
}

// What a fork could change for us, or for another fork: memory that is shared for writing.
static bool shares_memory(void) {
    FILE *file = fopen("/proc/self/maps", "re");
    char line[512], rights[8];
    bool shares = !file;
    while (file && !shares && fgets(line, sizeof line, file))
        shares = sscanf(line, "%*s %7s", rights) == 1 && rights[1] == 'w' && rights[3] == 's';
    if (file) fclose(file);
    return shares;
}

static void receive_setup(void) {
    size_t none = 0;
    long size = cpackets_receive(PARK_SOCKET, packet, sizeof packet, NULL, &none);
    if (size < (long)sizeof setup) give_up(errno);
    memcpy(&setup, packet, sizeof setup);
    if (setup.filter_size != (size_t)size - sizeof setup) give_up(EINVAL);
    memcpy(filter, packet + sizeof setup, setup.filter_size);
}

__attribute__((noreturn)) static void begin_parking(void) {
    // Once: a fork's program may open what it likes.
    is_parking = false;
    receive_setup();
    if (!python_find() || !python_import(imports)) give_up(ENOEXEC);
    // glibc keeps the thread's number where the kernel clears it (set_tid_address(2)): a fork's must be its own.
    if (prctl(PR_GET_TID_ADDRESS, &own_tid, 0, 0, 0) != 0) give_up(errno);
    // A fork has no page of a file until it looks at it.
    struct park_answer answer = {.threads = (int32_t)status_field("Threads:"), .resident = status_field("RssAnon:") * 1024};
    // Only the thread that forks is in the fork; locks that others hold would stay so for ever.
    if (answer.threads != 1 || shares_memory()) answer.error = EBUSY;
    if (cpackets_send(PARK_SOCKET, &answer, sizeof answer, NULL, 0, NULL, 0) != 0 || answer.error) _exit(1);
    park();
}

// What the interpreter opens its program with.
__attribute__((visibility("default"))) FILE *fopen64(const char *restrict path, const char *restrict mode) {
    if (is_parking && strcmp(path, PARK_FILE) == 0) begin_parking();
    static FILE *(*next)(const char *, const char *);
    if (!next) next = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, "fopen64");
    return next(path, mode);
}

__attribute__((visibility("default"))) FILE *fopen(const char *restrict path, const char *restrict mode) { return fopen64(path, mode); }
