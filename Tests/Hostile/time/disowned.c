// Class: CPU time of disowned children
// Does: uses 400 ms of CPU time in short-lived children that it never waits for, so that no parent is charged
// Stage: MechanismTests
// Verdict: TLE in root and service, AC in plain
// Fact: stopped for cpu
// Because: the cgroup's counter knows no parents
#include <signal.h>
#include <time.h>
#include <unistd.h>

static double used(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void) {
    signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 100; i++) {
        int ended[2];
        if (pipe(ended) != 0) return 1;
        pid_t pid = fork();
        if (pid < 0) return 1;
        if (pid == 0) {
            while (used() < 0.004) {
            }
            _exit(0);
        }
        char byte;
        close(ended[1]);
        (void)!read(ended[0], &byte, 1);
        close(ended[0]);
    }
}
