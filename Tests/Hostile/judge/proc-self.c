// Class: settings of its own in /proc
// Does: opens for writing what its argument names, of its own, in /proc
// Each: oom_score_adj oom_adj uid_map gid_map projid_map setgroups coredump_filter clear_refs timerslack_ns autogroup
// Each: sched loginuid comm timens_offsets mem attr/current attr/exec make-it-fail latency
// Verdict: AC in every mode
// Fact: says held
// Because: Landlock lets nothing be written outside the scratch directory
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    char path[128];
    if (count < 2) return 1;
    const char *const forms[] = {"/proc/self/%s", "/proc/thread-self/%s", "/proc/self/task/%2$d/%1$s", "/proc/%2$d/%1$s"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(path, sizeof path, forms[i], arguments[1], getpid());
        if (open(path, O_WRONLY) >= 0 || open(path, O_RDWR) >= 0) return puts(path) < 0;
    }
    puts("held");
}
