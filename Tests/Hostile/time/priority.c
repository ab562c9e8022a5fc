// Class: scheduling
// Does: asks for more of the machine: priorities, real-time and idle classes, another core
// Verdict: AC in every mode
// Fact: says held
// Because: seccomp refuses all that changes scheduling
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
    struct sched_param none = {0}, some = {.sched_priority = 1};
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(0, &cores);
    int done = setpriority(PRIO_PROCESS, 0, -5) == 0 || setpriority(PRIO_PROCESS, 0, 19) == 0;
    done |= sched_setscheduler(0, SCHED_FIFO, &some) == 0 || sched_setscheduler(0, SCHED_RR, &some) == 0;
    done |= sched_setscheduler(0, SCHED_IDLE, &none) == 0 || sched_setscheduler(0, SCHED_BATCH, &none) == 0;
    done |= sched_setaffinity(0, sizeof cores, &cores) == 0;
    errno = 0;
    done |= nice(5) != -1 || errno == 0;
    puts(done ? "through" : "held");
}
