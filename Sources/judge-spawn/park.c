// The interpreter that is parked in a cell, from the cell's side: it is started with its imports, asked for forks, and renewed now
// and then. Sources/JudgePark is the other side. Nothing that a submission can reach leads to it: it is outside the run's pid
// namespace, another user where there is more than one, and reads nothing but names in /app.
#include "park.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "JudgePark.h"
#include "limits.h"
#include "proc.h"
#include "raw.h"

enum {
    STACK_SIZE = 64 * 1024, KEY_MAX = 64 * 1024, WORDS_MAX = 64, LIBRARY_AT = 4,
    START_MS = 60000, FORK_MS = 10000, FORKS_MAX = 1000, KERNEL_SIGSET_SIZE = 8
};

static struct {
    pid_t pid;
    int socket;
    int64_t memory;
    unsigned forks;
} parked = {.socket = -1};

/// What the parked interpreter was started as, and what one could not be.
static char key[KEY_MAX], hopeless[KEY_MAX];
static size_t key_size, hopeless_size;

static char starting_stack[STACK_SIZE] __attribute__((aligned(64)));
static char packet[CPACKETS_SIZE_MAX];

pid_t park_process(void) { return parked.pid; }

int64_t park_memory(void) { return parked.pid ? parked.memory : 0; }

int64_t park_cpu(void) {
    struct timespec used;
    // The kernel's encoding of a CPU clock by pid (clock_getcpuclockid(3)).
    clockid_t clock = (clockid_t)(~(unsigned)parked.pid << 3 | 2);
    if (!parked.pid || clock_gettime(clock, &used) != 0) return 0;
    return used.tv_sec * 1000000000LL + used.tv_nsec;
}

static void end(struct cell *cell) {
    if (!parked.pid) return;
    kill(parked.pid, SIGKILL);
    while (waitpid(parked.pid, NULL, 0) < 0 && errno == EINTR) {
    }
    close(parked.socket);
    parked.pid = 0;
    parked.socket = -1;
    key_size = 0;
    cgroup_rest(&cell->group);
}

// Waits until something can be read. Returns false when time is up, or the other side has ended.
static bool is_readable(struct cell *cell, int socket, int timeout_ms) {
    struct pollfd polled[2] = {{.fd = socket, .events = POLLIN}, {.fd = cell->socket, .events = POLLRDHUP}};
    while (poll(polled, 2, timeout_ms) < 0)
        if (errno != EINTR) return false;
    // The worker has ended: nobody wants to know any more, and the namespace ends with us.
    if (polled[1].revents & (POLLRDHUP | POLLHUP | POLLERR)) _exit(0);
    errno = ETIMEDOUT;
    return polled[0].revents & POLLIN;
}

// ---- start

// Where the program's file stands among the words; -1: it is not right in /app, so that it starts cold. Nothing from it on is part of the
// interpreter, which is started outside of all runs.
static int place_of_program(char *const *words) {
    for (int i = 0; words[i]; i++)
        if (strncmp(words[i], "/app/", 5) == 0) return strchr(words[i] + 5, '/') ? -1 : i;
    return -1;
}

static bool add_to_key(char *into, size_t *size, const char *text) {
    size_t length = strlen(text) + 1;
    if (length > KEY_MAX - *size) return false;
    memcpy(into + *size, text, length);
    *size += length;
    return true;
}

// All that an interpreter's runs have in common.
static bool make_key(const struct cspawn_run_request *request, int program, char *into, size_t *size) {
    char number[32];
    *size = 0;
    // Where memory begins below the stack is decided by execve.
    snprintf(number, sizeof number, "%lld", (long long)limits_stack(&request->head));
    bool fits = add_to_key(into, size, number) && add_to_key(into, size, request->head.talks ? "talks" : "");
    for (int i = 0; fits && i < program; i++) fits = add_to_key(into, size, request->arguments[i]);
    fits = fits && add_to_key(into, size, "");
    for (char **word = request->environment; fits && *word; word++) fits = add_to_key(into, size, *word);
    fits = fits && add_to_key(into, size, "");
    for (char **word = request->imports; fits && *word; word++) fits = add_to_key(into, size, *word);
    return fits;
}

struct starting {
    char *arguments[WORDS_MAX];
    char *environment[WORDS_MAX];
    int socket, input, output, library;
    struct rlimit64 stack;
    struct __user_cap_header_struct header;
    struct __user_cap_data_struct capabilities[2];
    volatile int failure;
};

// What it needs to put forks into a run's namespaces, whose init has more than it (setns(2) with a pidfd asks for that right), and
// to make them another user's.
static const int kept_capabilities[] = {CAP_SYS_ADMIN, CAP_SYS_PTRACE, CAP_SETUID, CAP_SETGID};

// A child that shares our memory until it executes the interpreter, as a run's does in inside.c.
__attribute__((noreturn)) static void become_interpreter(void *argument) {
    struct starting *starting = argument;
    uint64_t none = 0;
    long result = raw(SYS_dup3, starting->input, 0, 0);
    if (result >= 0) result = raw(SYS_dup3, starting->output, 1, 0);
    if (result >= 0) result = raw(SYS_dup3, starting->output, 2, 0);
    if (result >= 0) result = raw(SYS_dup3, starting->socket, PARK_SOCKET, 0);
    if (result >= 0) result = raw(SYS_dup3, starting->library, LIBRARY_AT, 0);
    if (result >= 0) result = raw(SYS_close_range, LIBRARY_AT + 1, ~0U, 0);
    if (result >= 0) result = raw(SYS_prlimit64, 0, RLIMIT_STACK, &starting->stack, 0);
    if (result >= 0) result = raw(SYS_rt_sigprocmask, SIG_SETMASK, &none, 0, KERNEL_SIGSET_SIZE);
    if (result >= 0) result = raw(SYS_capset, &starting->header, starting->capabilities);
    // Where we are not root in our namespace, execve would take them away.
    for (size_t i = 0; result >= 0 && i < sizeof kept_capabilities / sizeof *kept_capabilities; i++)
        raw(SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, kept_capabilities[i], 0, 0);
    if (result >= 0) result = raw(SYS_chdir, "/");
    if (result >= 0) result = raw(SYS_execve, starting->arguments[0], starting->arguments, starting->environment);
    starting->failure = (int)-result;
    for (;;) raw(SYS_exit_group, 1);
}

static bool take_words(struct starting *starting, const struct cspawn_run_request *request, int program) {
    static char preload[] = "LD_PRELOAD=/proc/self/fd/4", file[] = PARK_FILE, imports[4096];
    size_t length = (size_t)snprintf(imports, sizeof imports, "%s=", PARK_IMPORTS);
    for (char **name = request->imports; *name; name++)
        length += (size_t)snprintf(
            imports + length, length < sizeof imports ? sizeof imports - length : 0, "%s%s", name > request->imports ? "," : "", *name);
    if (length >= sizeof imports || program > WORDS_MAX - 2 || request->head.environment > WORDS_MAX - 3) return false;
    memcpy(starting->arguments, request->arguments, (size_t)program * sizeof(char *));
    starting->arguments[program] = file;
    memcpy(starting->environment, request->environment, request->head.environment * sizeof(char *));
    starting->environment[request->head.environment] = preload;
    starting->environment[request->head.environment + 1] = imports;
    return true;
}

static bool take_capabilities(struct starting *starting) {
    starting->header.version = _LINUX_CAPABILITY_VERSION_3;
    if (syscall(SYS_capget, &starting->header, starting->capabilities) != 0) return false;
    uint32_t wanted = 0;
    for (size_t i = 0; i < sizeof kept_capabilities / sizeof *kept_capabilities; i++) wanted |= 1U << kept_capabilities[i];
    starting->capabilities[0].inheritable = starting->capabilities[0].permitted & wanted;
    return true;
}

static bool execute(struct cell *cell, struct starting *starting) {
    struct clone_args arguments = {
        .flags = CLONE_VM | CLONE_VFORK,
        .exit_signal = SIGCHLD,
        .stack = (uint64_t)(uintptr_t)starting_stack,
        .stack_size = sizeof starting_stack};
    cgroup_rest(&cell->group);
    // Its loader looks at /proc, and a run's hides ours.
    proc_clear();
    starting->library = cell->settings->park_library;
    long pid = raw_clone3(&arguments, become_interpreter, starting);
    if (pid < 0 || starting->failure) {
        if (pid > 0) waitpid((pid_t)pid, NULL, 0);
        return false;
    }
    parked.pid = (pid_t)pid;
    return true;
}

// Tells it what all its forks have in common, and waits until it is parked.
static bool set_up(struct cell *cell) {
    struct park_setup setup = {
        .uid = cell->run_uid, .gid = cell->run_gid, .sets_identity = cell->settings->mode != MODE_PLAIN,
        .filter_size = cell->mechanisms & CSPAWN_SECCOMP ? (uint32_t)cell->filter_size : 0};
    struct park_answer answer = {.error = EPROTO};
    size_t none = 0;
    if (cpackets_send(parked.socket, &setup, sizeof setup, cell->filter, setup.filter_size, NULL, 0) != 0) return false;
    if (!is_readable(cell, parked.socket, START_MS)) return false;
    if (cpackets_receive(parked.socket, &answer, sizeof answer, NULL, &none) != sizeof answer || answer.error) return false;
    parked.memory = answer.resident;
    return true;
}

// The kinds of file that standard input and output are: the interpreter looks at that when it starts.
static bool start(struct cell *cell, const struct cspawn_run_request *request, int program) {
    static struct starting starting;
    memset(&starting, 0, sizeof starting);
    int sockets[2] = {-1, -1}, pipes[2] = {-1, -1};
    int pipes_in[2] = {-1, -1};
    if (request->head.talks && pipe2(pipes_in, O_CLOEXEC) != 0) return false;
    starting.input = request->head.talks ? pipes_in[0] : memfd_create("stdin", MFD_CLOEXEC);
    prlimit64(0, RLIMIT_STACK, NULL, &starting.stack);
    uint64_t stack = (uint64_t)limits_stack(&request->head);
    starting.stack.rlim_cur = stack < starting.stack.rlim_max ? stack : starting.stack.rlim_max;
    bool started = starting.input >= 0 && take_words(&starting, request, program) && take_capabilities(&starting) &&
                   socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) == 0 && pipe2(pipes, O_CLOEXEC) == 0;
    starting.socket = sockets[1];
    starting.output = pipes[1];
    started = started && execute(cell, &starting);
    int unneeded[] = {starting.input, pipes_in[1], sockets[1], pipes[0], pipes[1]};
    for (size_t i = 0; i < sizeof unneeded / sizeof *unneeded; i++)
        if (unneeded[i] >= 0) close(unneeded[i]);
    if (!started) {
        if (sockets[0] >= 0) close(sockets[0]);
        return false;
    }
    parked.socket = sockets[0];
    parked.forks = 0;
    if (set_up(cell)) return true;
    end(cell);
    return false;
}

bool park_prepare(struct cell *cell, const struct cspawn_run_request *request) {
    static char wanted[KEY_MAX];
    size_t size;
    int program = place_of_program(request->arguments);
    if (!request->head.is_warm || program < 1 || cell->settings->park_library < 0 || cell->has_devices) return false;
    if (!make_key(request, program, wanted, &size)) return false;
    if (size == hopeless_size && memcmp(wanted, hopeless, size) == 0) return false;
    bool is_right = parked.pid && size == key_size && memcmp(wanted, key, size) == 0 && parked.forks < FORKS_MAX;
    if (is_right) return true;
    end(cell);
    if (!start(cell, request, program)) {
        memcpy(hopeless, wanted, hopeless_size = size);
        return false;
    }
    memcpy(key, wanted, key_size = size);
    return true;
}

// ---- fork

static bool give_order(struct cell *cell, const struct inside *shared, int init, int socket) {
    int leaf = cgroup_leaf(&cell->group);
    struct park_order order = {
        .has_landlock = shared->landlock >= 0, .has_cgroup = leaf >= 0, .without = cell->without,
        .limit_count = (uint32_t)shared->limit_count};
    for (int i = 0; i < shared->limit_count; i++) {
        order.limits[i].resource = shared->limits[i].resource;
        order.limits[i].value = shared->limits[i].limit.rlim_cur;
    }
    size_t count = 5;
    int descriptors[7] = {init, shared->input, shared->output, shared->error, socket};
    if (shared->landlock >= 0) descriptors[count++] = shared->landlock;
    if (leaf >= 0) descriptors[count++] = leaf;
    return cpackets_send(parked.socket, &order, sizeof order, NULL, 0, descriptors, count) == 0;
}

// Tells the fork what to run, by the socket that it will have.
static bool tell_program(const struct cspawn_run_request *request, int socket) {
    struct park_program program = {0};
    size_t size = 0;
    for (char **word = request->arguments + place_of_program(request->arguments); *word; word++, program.arguments++) {
        size_t length = strlen(*word) + 1;
        if (length > sizeof packet - sizeof program - size) return false;
        memcpy(packet + size, *word, length);
        size += length;
    }
    return cpackets_send(socket, &program, sizeof program, packet, size, NULL, 0) == 0;
}

// What the fork itself says, once its walls stand. Returns 0; -1 when it cannot be this program; or the step that failed.
static int hear_fork(struct cell *cell, int socket, struct park_fork *fork) {
    struct park_ready ready;
    size_t count = 1;
    int listener = -1;
    if (!is_readable(cell, socket, FORK_MS)) return CSPAWN_STEP_INIT;
    if (cpackets_receive(socket, &ready, sizeof ready, &listener, &count) != sizeof ready) return CSPAWN_STEP_INIT;
    fork->listener = count ? listener : -1;
    errno = ready.error;
    return ready.clashes ? -1 : ready.step;
}

// What the interpreter says of the fork that it was asked for. Returns 0; -1 when there is none; or the step that failed when it does not
// tell: there may be one then, and the program may have begun.
static int hear_parked(struct cell *cell, struct park_answer *answer) {
    size_t none = 0;
    if (!is_readable(cell, parked.socket, FORK_MS)) return CSPAWN_STEP_INIT;
    // Should it have ended.
    errno = EPIPE;
    if (cpackets_receive(parked.socket, answer, sizeof *answer, NULL, &none) != sizeof *answer) return CSPAWN_STEP_INIT;
    return answer->error ? -1 : 0;
}

int park_fork(
    struct cell *cell, const struct cspawn_run_request *request, const struct inside *shared, int init, struct park_fork *fork) {
    int ends[2];
    struct park_answer answer;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    int step = tell_program(request, ends[0]) && give_order(cell, shared, init, ends[1]) ? hear_parked(cell, &answer) : -1;
    int error = errno;
    close(ends[1]);
    if (step != 0) {
        end(cell);
        close(ends[0]);
        errno = error;
        return step;
    }
    parked.forks++;
    fork->pid = answer.pid;
    fork->pidfd = (int)syscall(SYS_pidfd_open, fork->pid, 0);
    step = fork->pidfd < 0 ? CSPAWN_STEP_INIT : hear_fork(cell, ends[0], fork);
    error = errno;
    close(ends[0]);
    errno = error;
    return step;
}
