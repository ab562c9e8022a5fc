// Class: leaving a timer for the next run
// Does: `leave`: sets timers of all kinds that are to go off after its end. `look`: waits for them, and reads what is pending
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: a timer ends with its process
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "leave") == 0) {
        struct itimerspec soon = {{0, 50000000}, {0, 50000000}};
        struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
        timer_t timer;
        int started = timer_create(CLOCK_MONOTONIC, &event, &timer) == 0 && timer_settime(timer, 0, &soon, NULL) == 0;
        started = started && timerfd_settime(timerfd_create(CLOCK_REALTIME, 0), 0, &soon, NULL) == 0;
        return !started || setitimer(ITIMER_REAL, &(struct itimerval){{0, 50000}, {0, 50000}}, NULL) != 0;
    }
    nanosleep(&(struct timespec){.tv_nsec = 150000000}, NULL);
    puts("held");
}
