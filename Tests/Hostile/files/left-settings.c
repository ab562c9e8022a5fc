// Class: leaving settings for the next run
// Does: `leave`: changes mask, limits, signals, timers and folder of its own. `look`: sees whether it has any of that
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: these are a process's own, and every run's first process is a new one
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

static int leave(void) {
    sigset_t all;
    sigfillset(&all);
    umask(0);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
    sigprocmask(SIG_BLOCK, &all, NULL);
    raise(SIGUSR1);
    alarm(1);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){5, 5});
    setrlimit(RLIMIT_CPU, &(struct rlimit){1, 1});
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
    return chdir("/") != 0;
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "leave") == 0) return leave();
    char folder[64] = "";
    struct itimerval timer;
    struct rlimit files, size, cpu;
    sigset_t blocked, pending;
    int left = umask(022) == 0 || alarm(0) != 0 || getitimer(ITIMER_REAL, &timer) != 0 || timer.it_value.tv_sec != 0;
    sigprocmask(SIG_SETMASK, NULL, &blocked);
    sigpending(&pending);
    for (int number = 1; number < NSIG; number++) {
        struct sigaction action;
        left |= sigismember(&blocked, number) == 1 || sigismember(&pending, number) == 1 ||
                (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_DFL);
    }
    getrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_FSIZE, &size);
    getrlimit(RLIMIT_CPU, &cpu);
    left |= files.rlim_max <= 5 || size.rlim_max == 0 || cpu.rlim_max <= 1;
    left |= getcwd(folder, sizeof folder) == NULL || strcmp(folder, "/w") != 0;
    puts(left ? "through" : "held");
}
