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

#include "ends.h"
#include "inside.h"
#include "limits.h"
#include "park.h"
#include "proc.h"
#include "raw.h"
#include "report.h"
#include "scratch.h"
#include "streams.h"
#include "watch.h"

enum { STACK_SIZE = 64 * 1024, SECOND_NS = 1000000000, HESITATION_MS = 200 };

static char init_stack[STACK_SIZE] __attribute__((aligned(64)));
static char child_stack[STACK_SIZE] __attribute__((aligned(64)));
static struct inside shared;

static int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * SECOND_NS + time.tv_nsec;
}

void run_tidy(struct cell *cell, const struct cspawn_run_request *request) {
    if (shared.has_proc) proc_pile();
    shared.has_proc = false;
    // A failure shows in the next run, which finds no scratch.
    if (!(request->head.scratch & CSPAWN_SCRATCH_KEPT)) scratch_refresh(cell);
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
    limits_prepare(&shared, cell, &request->head);
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

// A run that has been started.
struct under_way {
    const struct cspawn_run *run;
    struct streams *streams;
    struct park_fork fork;
    struct ends ends;
    int pidfd;  ///< of its init
    int64_t start_ns, written;  ///< when it began, and what had been written before by others
};

// Looks at what is init's business elsewhere: the submission's end, and calls that it is held up in.
static void attend_fork(struct under_way *it, struct pollfd *ended, struct pollfd *called) {
    struct park_fork *fork = &it->fork;
    if (called->revents & POLLIN) inside_take_call(&shared, true);
    else if (called->revents) called->fd = -1;
    if (ended->revents) {
        settle(fork);
        ended->fd = -1;
    }
    if (fork->is_reaped || shared.called) end_run(it->pidfd);
}

// How long to wait at most before the next look at a run that goes on; says in the report whether it is to end.
static int64_t look(struct cell *cell, struct under_way *it, struct cspawn_report *report) {
    int64_t now = now_ns(), wait = watch_next(cell, it->run, now - it->start_ns, &report->stop);
    if (!it->run->talks || report->stop) return wait;
    if (it->run->talks == CSPAWN_TALK_FREE) ends_release(&it->ends, now);
    else if (watch_being_written() > it->run->output_bytes) report->stop = CSPAWN_STOP_OUTPUT;
    return wait < ENDS_LOOK_NS ? wait : ENDS_LOOK_NS;
}

// Ends a run for what the report says.
static void stop(const struct under_way *it, struct cspawn_report *report) {
    if (!report->ended_ns) report->ended_ns = now_ns();
    // The account of a thread ends with it.
    if (report->stop == CSPAWN_STOP_WALL && !report->waited_ns) report->waited_ns = watch_waited();
    end_run(it->pidfd);
}

// Takes in what the worker has to say during a run: that it is to end, and nothing else.
static bool is_needless(struct cell *cell) {
    struct cspawn_end end;
    size_t none = 0;
    return cpackets_receive(cell->socket, &end, sizeof end, NULL, &none) == sizeof end;
}

// Watches the run until init has ended. Says in the report what it was ended for.
static void watch(struct cell *cell, struct under_way *it, struct cspawn_report *report) {
    struct streams *streams = it->streams;
    struct pollfd polled[7] = {
        {.fd = it->pidfd, .events = POLLIN},
        {.fd = streams->readers[0], .events = POLLIN},
        {.fd = streams->readers[1], .events = POLLIN},
        {.fd = cell->socket, .events = POLLIN | POLLRDHUP},
        {.fd = cell->group.oom_event, .events = cell->group.version == 2 ? POLLPRI : POLLIN},
        {.fd = it->fork.pidfd, .events = POLLIN},
        {.fd = it->fork.listener, .events = POLLIN}};
    for (;;) {
        int64_t wait = report->stop ? SECOND_NS : look(cell, it, report);
        if (report->stop) stop(it, report);
        struct timespec timeout = {.tv_sec = wait / SECOND_NS, .tv_nsec = wait % SECOND_NS};
        if (ppoll(polled, sizeof polled / sizeof *polled, &timeout, NULL) < 0 && errno != EINTR) return;
        for (int i = 0; i < 2; i++)
            if (polled[1 + i].revents) streams_drain(streams, i, false);
        if (it->fork.pid) attend_fork(it, &polled[5], &polled[6]);
        if (polled[0].revents) return;
        if (!report->stop && streams->drained > streams->limit) report->stop = CSPAWN_STOP_OUTPUT;
        // Whom the killer chose may have been one of many: the others are not to go on without it.
        if (!report->stop && polled[4].revents && cgroup_oom(&cell->group)) report->stop = CSPAWN_STOP_MEMORY;
        // The worker has ended: nobody wants to know any more, and the namespace ends with us.
        if (polled[3].revents & (POLLRDHUP | POLLHUP | POLLERR)) _exit(0);
        if (polled[3].revents & POLLIN && is_needless(cell) && !report->stop) report->stop = CSPAWN_STOP_NEEDLESS;
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

// What a run has written, of which nothing was kept where it has gone to another run.
static int64_t written(const struct under_way *it) {
    int64_t kept = it->streams->drained + scratch_used();
    int64_t counted = it->run->talks == CSPAWN_TALK_COUNTED ? watch_written() - it->written : 0;
    return counted > kept ? counted : kept;
}

// Starts init. Returns its process id, or a negative errno.
static long start(struct cell *cell, const struct cspawn_run_request *request, struct under_way *it) {
    // Opened anew for each run: locks, flags and owner of what is open stay with it, and would be there for the next run.
    int nothing = request->input >= 0 ? -1 : open("/dev/null", O_RDONLY | O_CLOEXEC);
    shared.input = request->input >= 0 ? request->input : nothing;
    shared.output = request->output >= 0 ? request->output : it->streams->writers[0];
    shared.error = it->streams->writers[1];
    it->written = it->run->talks ? watch_written() : 0;
    it->start_ns = now_ns();
    long init = start_init(cell, &it->pidfd);
    if (nothing >= 0) close(nothing);
    return init;
}

// Takes init, which ends only when all others in its namespace are taken. One of them may be a child of ours that we never heard of:
// a fork of which its interpreter could not tell us any more.
static void take_init(pid_t init, struct rusage *usage) {
    pid_t ended;
    do ended = wait4(park_process() ? init : -1, NULL, 0, usage);
    while (ended != init && (ended > 0 || errno == EINTR));
}

// Takes what is left of a run that has ended, and takes down when that was.
static struct rusage take_away(struct under_way *it, pid_t init, struct cspawn_report *report) {
    struct rusage usage;
    if (it->fork.pid && !it->fork.is_reaped) settle(&it->fork);
    take_init(init, &usage);
    int64_t now = now_ns();
    report->wall_ns = now - it->start_ns;
    if (!report->ended_ns) report->ended_ns = now;
    close(it->pidfd);
    if (it->fork.pid) finish_fork(&it->fork, &usage);
    return usage;
}

// Whether a run has come to a bad end by itself.
static bool has_failed(const struct cspawn_report *report) { return !report->stop && !(shared.has_status && shared.wait_status == 0); }

// A submission often fails because of what the other side has said: that it is wrong. The other side is about to end then, and which of
// the two is quicker would be chance. So the end of a submission that has failed is not felt yet: who ends before it is felt has not
// been moved by it. The worker says when the other side has rejected it.
static void hesitate(struct cell *cell, struct cspawn_report *report) {
    struct pollfd told = {.fd = cell->socket, .events = POLLIN | POLLRDHUP};
    if (poll(&told, 1, HESITATION_MS) > 0 && told.revents & POLLIN) is_needless(cell);
    report->ended_ns = now_ns();
}

// Starts the run and sees it through.
static enum execution execute(
    struct cell *cell, struct cspawn_run_request *request, struct streams *streams, struct run_output *output) {
    struct under_way it = {
        .run = &request->head, .streams = streams, .fork = {.pidfd = -1, .listener = -1}, .pidfd = -1};
    long init = start(cell, request, &it);
    if (init < 0) {
        errno = (int)-init;
        return refuse(&output->report, CSPAWN_STEP_INIT);
    }
    ends_find(&it.ends, request, (pid_t)init);
    bool goes_on = !shared.attends || start_fork(cell, request, it.pidfd, &it.fork);
    shared.listener = it.fork.pid ? it.fork.listener : shared.listener;
    // One that could not begin is at its end; init may wait for us to take what is left of it.
    if (goes_on && !shared.step) watch(cell, &it, &output->report);
    struct rusage usage = take_away(&it, (pid_t)init, &output->report);
    if (!goes_on) return START_COLD;
    if (request->head.talks == CSPAWN_TALK_COUNTED && has_failed(&output->report)) hesitate(cell, &output->report);
    if (request->head.talks) ends_close(&it.ends);
    output->report.is_warm = it.fork.pid != 0;
    for (int i = 0; i < 2; i++) streams_drain(streams, i, true);
    report_facts(&output->report, &shared, cell, &request->head, &usage);
    output->report.output_bytes = written(&it);
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

void run_once(struct cell *cell, struct cspawn_run_request *request, struct run_output *output) {
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
            output->report = (struct cspawn_report){0};
            prepare_cold_start();
            execution = execute(cell, request, &streams, output);
        }
        streams_hand_over(&streams, output);
        if (execution == DONE) collect(request, output);
        if (output->report.collected) cgroup_keep(&cell->group, scratch_used());
    }
    streams_close(&streams);
}
