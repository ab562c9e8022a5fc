// Class: CPU time of disowned children
// Does: computes for 800 ms in short-lived children that it never waits for
// Given: cpu 400 ms
// Verdict: TLE in root and service, WA in plain
// Fact: stopped for cpu
// Because: the cgroup's counter knows no parents; without a cgroup that time is charged to nobody
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double used(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void) {
    signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 200; i++) {
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
    puts("through");
}
