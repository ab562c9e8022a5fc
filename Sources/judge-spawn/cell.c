// A cell: the resident process of one kind of work. It has entered its namespaces and its root once, and has each run
// made by run.c.
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "proc.h"
#include "scratch.h"
#include "watch.h"

enum { IDLE_MS = 20 };

static char packet[CPACKETS_SIZE_MAX];
static struct cspawn_run_request request;

static void say_hello(struct cell *cell, int step, const char *detail) {
    struct cspawn_hello hello = {
        .step = step, .error = step ? errno : 0, .mechanisms = cell->mechanisms, .pid = getpid()};
    snprintf(hello.detail, sizeof hello.detail, "%s", detail);
    cpackets_send(cell->socket, &hello, sizeof hello, NULL, 0, NULL, 0);
    if (step) _exit(1);
}

// Programs are to start with every signal at its default, whatever our own parents set.
static void reset_signals(void) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

// Limits that are the same for every run, and no hindrance to us: what we start has them from us.
static void set_standing_limits(struct cell *cell) {
    if (cell->without & CSPAWN_RLIMITS) return;
    static const struct { int resource; rlim_t limit; } standing[] = {
        // With 0 the kernel would still feed a core_pattern that is a pipe; 1 is its word for "none at all" (fs/coredump.c).
        {RLIMIT_CORE, 1},
        // These count for whoever made the user namespace too (inc_rlimit_get_ucounts in kernel/ucount.c), and that is one for
        // all cells: together, runs must not reach the limit above, by which one would feel what another one has. A timer
        // counts as a queued signal.
        {RLIMIT_SIGPENDING, 512}, {RLIMIT_MEMLOCK, 0}, {RLIMIT_MSGQUEUE, 0}};
    for (size_t i = 0; i < sizeof standing / sizeof *standing; i++) {
        struct rlimit64 own, wanted = {standing[i].limit, standing[i].limit};
        // Without CAP_SYS_RESOURCE a hard limit can only be lowered.
        if (prlimit64(0, standing[i].resource, NULL, &own) == 0 && own.rlim_max < wanted.rlim_max)
            wanted.rlim_cur = wanted.rlim_max = own.rlim_max;
        if (prlimit64(0, standing[i].resource, &wanted, NULL) != 0) say_hello(cell, CSPAWN_STEP_LIMITS, "");
    }
}

// Our own standard descriptors are the supervisor's; a run's init puts its own onto 0 to 2 and, from 4 on, closes all.
static void take_descriptors(struct cell *cell) {
    int null_device = fcntl(open("/dev/null", O_RDONLY | O_CLOEXEC), F_DUPFD_CLOEXEC, 10);
    cell->socket = fcntl(cell->socket, F_DUPFD_CLOEXEC, 10);
    if (null_device < 0 || cell->socket < 0) _exit(1);
    for (int i = 0; i < 4; i++) dup3(null_device, i, i > 2 ? O_CLOEXEC : 0);
}

static int take_identity(struct cell *cell) {
    if (!cell->has_own_user_namespace) return 0;
    // Group before user: afterwards it would not be allowed. Without a uid range the only id is the run's own.
    bool shares = cell->settings->mode == MODE_PLAIN || !(cell->mechanisms & CSPAWN_UID_RANGE);
    gid_t gid = shares ? cell->run_gid : 0;
    uid_t uid = shares ? cell->run_uid : 0;
    if (setresgid(gid, gid, gid) != 0 || setresuid(uid, uid, uid) != 0) return CSPAWN_STEP_IDENTITY;
    return 0;
}

void cell_main(struct cell *cell, const struct cspawn_cell_request *asked, int go) {
    char detail[200] = "", byte;
    // The supervisor writes the id maps, moves us into the cgroup, and then says go.
    if (read(go, &byte, 1) != 1) _exit(1);
    close(go);
    take_descriptors(cell);
    reset_signals();
    // Of the two that share a GPU each waits for it by asking without a pause, and must not take the other's core meanwhile.
    if (cell->has_devices && cell->settings->core >= 0) sched_setaffinity(0, sizeof cell->settings->cores, &cell->settings->cores);
    set_standing_limits(cell);
    int step = take_identity(cell);
    if (step) say_hello(cell, step, detail);
    // A change of ids clears it.
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (!(cell->without & CSPAWN_UTS_NAMESPACE) && sethostname("judge", 5) != 0)
        say_hello(cell, CSPAWN_STEP_NAMESPACES, "sethostname");
    step = root_assemble(asked, cell->settings->devices, detail, sizeof detail);
    if (step) say_hello(cell, step, detail);
    if (!watch_open()) say_hello(cell, CSPAWN_STEP_PROC, "/proc");
    if (scratch_refresh(cell) != 0) say_hello(cell, CSPAWN_STEP_SCRATCH, "/w");
    say_hello(cell, 0, "");
    cell_serve(cell);
}

// Takes a request in. Returns false when it is none that can be served.
static bool take_request(size_t size, int *descriptors, size_t count) {
    size_t next = 0;
    bool is_read = cspawn_read_run(packet, size, &request);
    request.input = is_read && request.head.has_input && next < count ? descriptors[next++] : -1;
    request.output = is_read && request.head.has_output && next < count ? descriptors[next++] : -1;
    bool is_complete = is_read && next == count && (request.input >= 0) == (request.head.has_input != 0) &&
                       (request.output >= 0) == (request.head.has_output != 0);
    while (next < count) close(descriptors[next++]);
    return is_complete;
}

static void close_input(void) {
    if (request.input >= 0) close(request.input);
    request.input = -1;
}

// What the other side of a conversation still says to a run that has ended goes to us: whether it has said it before that or after is
// chance, and must not decide what becomes of it (SIGPIPE in signal(7)). However much that is: it has limits of its own.
static void forget_input(void) {
    static char said[64 * 1024];
    // Of a pipe that has something, a read takes what there is and does not wait for more.
    if (read(request.input, said, sizeof said) <= 0) close_input();
}

static void serve(struct cell *cell, size_t size, int *descriptors, size_t count) {
    struct run_output output = {0};
    if (take_request(size, descriptors, count)) {
        run_once(cell, &request, &output);
    } else {
        output.report.step = CSPAWN_STEP_REQUEST;
        output.report.error = EINVAL;
    }
    if (!request.head.talks) close_input();
    if (request.output >= 0) close(request.output);
    if (cpackets_send(
            cell->socket, &output.report, sizeof output.report, NULL, 0, output.descriptors, output.descriptor_count) != 0)
        _exit(1);
    for (unsigned i = 0; i < output.descriptor_count; i++) close(output.descriptors[i]);
    run_tidy(cell, &request);
}

// Does what there is to be done between two runs, until there is a request.
static void await_request(struct cell *cell) {
    bool is_cleared = !proc_is_piled();
    while (!is_cleared || request.input >= 0) {
        struct pollfd polled[2] = {{.fd = cell->socket, .events = POLLIN}, {.fd = request.input, .events = POLLIN}};
        int found = poll(polled, 2, is_cleared ? -1 : IDLE_MS);
        if (found == 0) {
            proc_clear();
            is_cleared = true;
        }
        if (found > 0 && polled[1].revents) forget_input();
        if (found > 0 && polled[0].revents) break;
    }
    close_input();
}

void cell_serve(struct cell *cell) {
    request.input = -1;
    for (;;) {
        int descriptors[2];
        size_t count = sizeof descriptors / sizeof *descriptors;
        await_request(cell);
        long size = cpackets_receive(cell->socket, packet, sizeof packet, descriptors, &count);
        if (size <= 0) _exit(size == 0 ? 0 : 1);
        // Its run has ended meanwhile.
        if (size == sizeof(struct cspawn_end)) continue;
        serve(cell, (size_t)size, descriptors, count);
    }
}
