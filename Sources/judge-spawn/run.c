// One run, seen from the cell: clones init, drains what the program writes, watches its limits, and reports facts.
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "inside.h"
#include "park.h"
#include "proc.h"
#include "raw.h"
#include "scratch.h"
#include "streams.h"
#include "watch.h"

enum { STACK_SIZE = 64 * 1024, SECOND_NS = 1000000000, STACK_SURPLUS = 16 << 20, CANNOT_EXECUTE = 126 };

static char init_stack[STACK_SIZE] __attribute__((aligned(64)));
static char child_stack[STACK_SIZE] __attribute__((aligned(64)));
static struct inside shared;

static int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * SECOND_NS + time.tv_nsec;
}

void run_tidy(struct cell *cell) {
    if (shared.has_proc) proc_pile();
    shared.has_proc = false;
    // A failure shows in the next run, which finds no scratch.
    scratch_refresh(cell);
}

// ---- what the run may use

static void add_limit(int resource, int64_t value) {
    struct rlimit64 *limit = &shared.limits[shared.limit_count].limit;
    struct rlimit64 own;
    // Without CAP_SYS_RESOURCE a hard limit can only be lowered.
    if (prlimit64(0, resource, NULL, &own) == 0 && (uint64_t)value > own.rlim_max) value = (int64_t)own.rlim_max;
    limit->rlim_cur = limit->rlim_max = (uint64_t)value;
    shared.limits[shared.limit_count++].resource = resource;
}

// One that may fill the memory is to reach the memory's limit first: which of the two ended a run would else be chance.
int64_t run_stack(const struct cspawn_run *run) {
    return run->stack_bytes + (run->stack_bytes >= run->memory_bytes ? STACK_SURPLUS : 0);
}

static void set_limits(const struct cell *cell, const struct cspawn_run *run) {
    shared.limit_count = 0;
    // Backstops: what decides is measured by cgroup and clock.
    add_limit(RLIMIT_CPU, run->cpu_ns / SECOND_NS + 2);
    // Above what there is room for: a full scratch directory is an error to the program, not a signal.
    add_limit(RLIMIT_FSIZE, run->scratch_bytes + (1 << 20));
    add_limit(RLIMIT_NOFILE, run->open_files);
    // In plain mode cell, init and a parked interpreter have the same uid and count too.
    add_limit(RLIMIT_NPROC, run->processes + 2 + (park_process() != 0));
    int64_t stack = run_stack(run);
    add_limit(RLIMIT_STACK, stack);
    // Far above the limit: each thread reserves a whole stack. Resident memory is watched.
    if (!cell->group.version && !cell->has_devices) add_limit(RLIMIT_AS, run->memory_bytes * 2 + run->processes * stack);
}

// ---- start

static long start_init(struct cell *cell, int *pidfd) {
    struct clone_args arguments = {
        .flags = CLONE_VM | CLONE_PIDFD,
        .pidfd = (uint64_t)(uintptr_t)pidfd,
        .exit_signal = SIGCHLD,
        .stack = (uint64_t)(uintptr_t)init_stack,
        .stack_size = sizeof init_stack};
    if (!(cell->without & CSPAWN_PID_NAMESPACE)) arguments.flags |= CLONE_NEWPID;
    if (!(cell->without & CSPAWN_IPC_NAMESPACE)) arguments.flags |= CLONE_NEWIPC;
    int leaf = cgroup_leaf(&cell->group);
    if (leaf >= 0) {
        arguments.flags |= CLONE_INTO_CGROUP;
        arguments.cgroup = (uint64_t)leaf;
    }
    return raw_clone3(&arguments, inside_init, &shared);
}

static void prepare_shared(struct cell *cell, const struct cspawn_run_request *request, struct sock_fprog *filter) {
    memset(&shared, 0, sizeof shared);
    shared.program = request->arguments[0];
    shared.arguments = request->arguments;
    shared.environment = request->environment;
    shared.landlock = shared.listener = -1;
    shared.uid = cell->run_uid;
    shared.gid = cell->run_gid;
    shared.memory = (uint64_t)request->head.memory_bytes;
    // CUDA reads /proc/driver and /proc/devices, which come only together with what tells of the whole machine.
    shared.proc_options = cell->has_devices ? "hidepid=2" : "subset=pid,hidepid=2";
    shared.without = cell->without;
    shared.sets_identity = cell->settings->mode != MODE_PLAIN;
    shared.child_stack = child_stack;
    shared.child_stack_size = sizeof child_stack;
    if (cell->mechanisms & CSPAWN_SECCOMP) shared.filter = filter;
    set_limits(cell, &request->head);
}

// Waits until init has set up what a fork is to be put into. Returns false when it has ended instead.
static bool is_attended(int pidfd) {
    struct timespec look = {.tv_nsec = SECOND_NS / 10};
    struct pollfd ended = {.fd = pidfd, .events = POLLIN};
    while (!shared.attending && !shared.step && poll(&ended, 1, 0) == 0)
        syscall(SYS_futex, &shared.attending, FUTEX_WAIT_PRIVATE, 0, &look, NULL, 0);
    return shared.attending;
}

static void end_run(int pidfd) { raw(SYS_pidfd_send_signal, pidfd, SIGKILL, 0, 0); }

// Has a parked interpreter make the submission. Returns false when there is to be another start, without it.
static bool start_fork(struct cell *cell, const struct cspawn_run_request *request, int pidfd, struct park_fork *fork) {
    if (!is_attended(pidfd)) return true;
    // Whoever enters a process's namespaces must be allowed to look at its memory (setns(2)), and a run's init has ours.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int step = park_fork(cell, request, &shared, pidfd, fork);
    int error = errno;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (step == 0) return true;
    end_run(pidfd);
    if (step < 0) return false;
    shared.failure = error;
    shared.step = step;
    return true;
}

// ---- watch

// Takes what is left of a submission that is our own child. The namespace cannot end before.
static void settle(struct park_fork *fork) {
    while (wait4(fork->pid, &fork->status, 0, &fork->usage) < 0 && errno == EINTR) {
    }
    fork->is_reaped = true;
    shared.wait_status = fork->status;
    shared.has_status = true;
    // A child of it may be held up in a forbidden call. Whoever is not answered comes back no more, so this ends.
    struct pollfd last = {.fd = fork->listener, .events = POLLIN};
    while (fork->listener >= 0 && !shared.called && poll(&last, 1, 0) > 0 && last.revents & POLLIN) inside_take_call(&shared, false);
}

// Looks at what is init's business elsewhere: the submission's end, and calls that it is held up in.
static void attend_fork(struct park_fork *fork, struct pollfd *ended, struct pollfd *called, int pidfd) {
    if (called->revents & POLLIN) inside_take_call(&shared, true);
    else if (called->revents) called->fd = -1;
    if (ended->revents) {
        settle(fork);
        ended->fd = -1;
    }
    if (fork->is_reaped || shared.called) end_run(pidfd);
}

// Watches the run until init has ended. Returns what it was ended for.
static int watch(
    struct cell *cell, const struct cspawn_run *run, struct streams *streams, int pidfd, struct park_fork *fork, int64_t start,
    int64_t *waited_ns) {
    int stop = CSPAWN_STOP_NONE;
    struct pollfd polled[7] = {
        {.fd = pidfd, .events = POLLIN},
        {.fd = streams->readers[0], .events = POLLIN},
        {.fd = streams->readers[1], .events = POLLIN},
        {.fd = cell->socket, .events = POLLRDHUP},
        {.fd = cell->group.oom_event, .events = cell->group.version == 2 ? POLLPRI : POLLIN},
        {.fd = fork->pidfd, .events = POLLIN},
        {.fd = fork->listener, .events = POLLIN}};
    for (;;) {
        int64_t wait = stop ? SECOND_NS : watch_next(cell, run, now_ns() - start, &stop);
        // The account of a thread ends with it.
        if (stop == CSPAWN_STOP_WALL && !*waited_ns) *waited_ns = watch_waited();
        if (stop) end_run(pidfd);
        struct timespec timeout = {.tv_sec = wait / SECOND_NS, .tv_nsec = wait % SECOND_NS};
        if (ppoll(polled, sizeof polled / sizeof *polled, &timeout, NULL) < 0 && errno != EINTR) return stop;
        for (int i = 0; i < 2; i++)
            if (polled[1 + i].revents) streams_drain(streams, i, false);
        if (fork->pid) attend_fork(fork, &polled[5], &polled[6], pidfd);
        if (polled[0].revents) return stop;
        if (!stop && streams->drained > streams->limit) stop = CSPAWN_STOP_OUTPUT;
        // Whom the killer chose may have been one of many: the others are not to go on without it.
        if (!stop && polled[4].revents && cgroup_oom(&cell->group)) stop = CSPAWN_STOP_MEMORY;
        // The worker has ended: nobody wants to know any more, and the namespace ends with us.
        if (polled[3].revents & (POLLRDHUP | POLLHUP | POLLERR)) _exit(0);
    }
}

// ---- report

static void collect(const struct cspawn_run_request *request, struct run_output *output) {
    for (unsigned i = 0; i < request->head.collect && output->descriptor_count < CPACKETS_DESCRIPTORS_MAX; i++) {
        int file = scratch_open(request->collect[i]);
        if (file < 0) continue;
        output->report.collected |= 1ULL << i;
        output->descriptors[output->descriptor_count++] = file;
    }
}

// Whether execve refused a program that is there: one made by the submission, with an interpreter or a format that nobody
// has, or too large to be loaded. What our own command names outside /app is our own to mend.
static bool is_unexecutable(void) {
    static const int refusals[] = {ENOENT, ENOEXEC, ELIBBAD, EINVAL, EACCES, ENOMEM, E2BIG};
    if (shared.step != CSPAWN_STEP_EXEC || strncmp(shared.program, "/app/", 5) != 0) return false;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (shared.failure == refusals[i]) return faccessat(AT_FDCWD, shared.program, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
    return false;
}

static void describe(
    struct cell *cell, const struct cspawn_run *run, struct cspawn_report *report, const struct rusage *usage) {
    report->step = shared.step;
    report->error = shared.failure;
    int status = shared.wait_status;
    report->signalled = !shared.has_status || WIFSIGNALED(status);
    report->ending = !shared.has_status ? SIGKILL : WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (is_unexecutable()) {
        report->step = report->error = report->signalled = 0;
        report->ending = CANNOT_EXECUTE;
    }
    if (shared.called) {
        report->stop = CSPAWN_STOP_CALL;
        report->call = shared.call;
        report->call_architecture = shared.call_architecture;
    }
    if (cell->group.version) {
        cgroup_finish(&cell->group, run, usage, report);
        return;
    }
    // The kernel adds up all that init, and with it the namespace's end, has reaped (wait_task_zombie in kernel/exit.c).
    report->cpu_ns = (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * (int64_t)SECOND_NS +
                     (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) * 1000LL;
    if (watch_largest_cpu() > report->cpu_ns) report->cpu_ns = watch_largest_cpu();
    int64_t seen = watch_largest_memory();
    report->memory_bytes = usage->ru_maxrss * 1024LL > seen ? usage->ru_maxrss * 1024LL : seen;
}

enum execution { DONE, REFUSED, START_COLD };

static enum execution refuse(struct cspawn_report *report, int step) {
    report->step = step;
    report->error = errno;
    return REFUSED;
}

static int64_t microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

// What init and a submission that is not its child have used, as if it were.
static void add_usage(struct rusage *usage, const struct park_fork *fork) {
    int64_t user = microseconds(usage->ru_utime) + microseconds(fork->usage.ru_utime);
    int64_t system = microseconds(usage->ru_stime) + microseconds(fork->usage.ru_stime);
    usage->ru_utime = (struct timeval){user / 1000000, user % 1000000};
    usage->ru_stime = (struct timeval){system / 1000000, system % 1000000};
    long own = fork->usage.ru_maxrss - park_memory() / 1024;
    if (own > usage->ru_maxrss) usage->ru_maxrss = own;
}

static void finish_fork(struct park_fork *fork, struct rusage *usage) {
    if (!fork->is_reaped) settle(fork);
    add_usage(usage, fork);
    close(fork->pidfd);
    if (fork->listener >= 0) close(fork->listener);
}

// Starts the run and sees it through.
static enum execution execute(
    struct cell *cell, const struct cspawn_run_request *request, struct streams *streams, struct run_output *output) {
    int pidfd = -1;
    struct park_fork fork = {.pidfd = -1, .listener = -1};
    // Opened anew for each run: locks, flags and owner of what is open stay with it, and would be there for the next run.
    int nothing = request->input >= 0 ? -1 : open("/dev/null", O_RDONLY | O_CLOEXEC);
    shared.input = request->input >= 0 ? request->input : nothing;
    shared.output = streams->writers[0];
    shared.error = streams->writers[1];
    int64_t start = now_ns();
    long init = start_init(cell, &pidfd);
    if (nothing >= 0) close(nothing);
    if (init < 0) {
        errno = (int)-init;
        return refuse(&output->report, CSPAWN_STEP_INIT);
    }
    bool goes_on = !shared.attends || start_fork(cell, request, pidfd, &fork);
    shared.listener = fork.pid ? fork.listener : shared.listener;
    if (goes_on) output->report.stop = watch(cell, &request->head, streams, pidfd, &fork, start, &output->report.waited_ns);
    struct rusage usage;
    if (fork.pid && !fork.is_reaped) settle(&fork);
    while (wait4((pid_t)init, NULL, 0, &usage) < 0 && errno == EINTR) {
    }
    output->report.wall_ns = now_ns() - start;
    close(pidfd);
    if (fork.pid) finish_fork(&fork, &usage);
    if (!goes_on) return START_COLD;
    output->report.is_warm = fork.pid != 0;
    for (int i = 0; i < 2; i++) streams_drain(streams, i, true);
    describe(cell, &request->head, &output->report, &usage);
    output->report.output_bytes = streams->drained + scratch_used();
    if (streams->error && !output->report.step) {
        errno = streams->error;
        return refuse(&output->report, CSPAWN_STEP_OUTPUT);
    }
    return DONE;
}

// After a start that came to nothing: nothing of the submission has run yet.
static void prepare_cold_start(void) {
    if (shared.has_proc) proc_pile();
    shared.attends = shared.has_proc = false;
    shared.attending = 0;
    shared.step = shared.failure = 0;
    watch_begin(0);
}

void run_once(struct cell *cell, const struct cspawn_run_request *request, struct run_output *output) {
    struct sock_fprog filter = {
        .len = (unsigned short)(cell->filter_size / sizeof(struct sock_filter)), .filter = cell->filter};
    struct streams streams;
    bool is_warm = park_prepare(cell, request);
    prepare_shared(cell, request, &filter);
    shared.attends = is_warm;
    if (scratch_prepare(cell, request) != 0) {
        refuse(&output->report, CSPAWN_STEP_SCRATCH);
        return;
    }
    if (cell->mechanisms & CSPAWN_LANDLOCK && (shared.landlock = scratch_landlock()) < 0) {
        refuse(&output->report, CSPAWN_STEP_LANDLOCK);
        return;
    }
    if (cell->has_devices) shared.proc_rights = scratch_write_rights();
    if (!streams_open(&streams, &cell->group, request->head.output_bytes)) {
        refuse(&output->report, CSPAWN_STEP_OUTPUT);
    } else if (cgroup_begin(&cell->group, &request->head) != 0) {
        refuse(&output->report, CSPAWN_STEP_CGROUP);
    } else {
        watch_begin(is_warm ? park_memory() : 0);
        enum execution execution = execute(cell, request, &streams, output);
        if (execution == START_COLD) {
            prepare_cold_start();
            execution = execute(cell, request, &streams, output);
        }
        streams_hand_over(&streams, output);
        if (execution == DONE) collect(request, output);
        if (output->report.collected) cgroup_keep(&cell->group, scratch_used());
    }
    streams_close(&streams);
}
