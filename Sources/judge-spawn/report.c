// What a run that has ended comes to.
#include "report.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "watch.h"

enum { SECOND_NS = 1000000000, CANNOT_EXECUTE = 126 };

// Whether execve refused a program that is there: one made by the submission, with an interpreter or a format that nobody
// has, or too large to be loaded. What our own command names outside /app is our own to mend.
static bool is_unexecutable(const struct inside *inside) {
    static const int refusals[] = {ENOENT, ENOEXEC, ELIBBAD, EINVAL, EACCES, ENOMEM, E2BIG};
    if (inside->step != CSPAWN_STEP_EXEC || strncmp(inside->program, "/app/", 5) != 0) return false;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (inside->failure == refusals[i]) return faccessat(AT_FDCWD, inside->program, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
    return false;
}

void report_facts(
    struct cspawn_report *report, const struct inside *inside, struct cell *cell, const struct cspawn_run *run,
    const struct rusage *usage) {
    report->step = inside->step;
    report->error = inside->failure;
    int status = inside->wait_status;
    report->signalled = !inside->has_status || WIFSIGNALED(status);
    report->ending = !inside->has_status ? SIGKILL : WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (is_unexecutable(inside)) {
        report->step = report->error = report->signalled = 0;
        report->ending = CANNOT_EXECUTE;
    }
    if (inside->called) {
        report->stop = CSPAWN_STOP_CALL;
        report->call = inside->call;
        report->call_architecture = inside->call_architecture;
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
