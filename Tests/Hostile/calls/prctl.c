// Class: prctl
// Does: asks prctl for what its argument names
// Each: dumpable mm ptracer subreaper seccomp no-new-privs keepcaps securebits pdeathsig capbset ambient tsc
// Each: mce-kill timerslack speculation user-dispatch task-perf upper-half thp io-flusher core-sched unaligned
// Verdict: AC in every mode
// Fact: says held
// Because: but for names, prctl does not exist here (ENOSYS)
#include <errno.h>
#include <linux/prctl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
    const char *name;
    long option, first, second;
} options[] = {
    {"dumpable", PR_SET_DUMPABLE, 1, 0}, {"mm", PR_SET_MM, PR_SET_MM_EXE_FILE, 0}, {"ptracer", PR_SET_PTRACER, -1, 0},
    {"subreaper", PR_SET_CHILD_SUBREAPER, 1, 0}, {"seccomp", PR_SET_SECCOMP, 1, 0},
    {"no-new-privs", PR_SET_NO_NEW_PRIVS, 1, 0}, {"keepcaps", PR_SET_KEEPCAPS, 1, 0},
    {"securebits", PR_SET_SECUREBITS, 0, 0}, {"pdeathsig", PR_SET_PDEATHSIG, 9, 0}, {"capbset", PR_CAPBSET_DROP, 1, 0},
    {"ambient", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 1}, {"tsc", PR_SET_TSC, PR_TSC_SIGSEGV, 0},
    {"mce-kill", PR_MCE_KILL, PR_MCE_KILL_SET, PR_MCE_KILL_EARLY}, {"timerslack", PR_SET_TIMERSLACK, 1000000000, 0},
    {"speculation", PR_SET_SPECULATION_CTRL, 0, 2}, {"user-dispatch", 59, 1, 0}, {"task-perf", PR_TASK_PERF_EVENTS_DISABLE, 0, 0},
    {"upper-half", 1L << 32 | PR_SET_DUMPABLE, 1, 0}, {"thp", PR_SET_THP_DISABLE, 1, 0}, {"io-flusher", 57, 1, 0},
    {"core-sched", 62, 1, 0}, {"unaligned", PR_SET_UNALIGN, 1, 0},
};

int main(int count, char **arguments) {
    for (size_t i = 0; count > 1 && i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, arguments[1]) != 0) continue;
        long result = syscall(SYS_prctl, options[i].option, options[i].first, options[i].second, 0, 0);
        return puts(result == -1 && errno == ENOSYS ? "held" : "through") < 0;
    }
    return 1;
}
