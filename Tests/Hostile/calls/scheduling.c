// Class: scheduling
// Does: asks for real time, deadlines, other cores, the best priority of CPU and disk, and memory that stays
// Verdict: AC in every mode
// Fact: says held
// Because: these calls do nothing here (EPERM)
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct sched_param first = {.sched_priority = 99}, idle = {.sched_priority = 0};
    struct { uint32_t size, policy; uint64_t flags; int32_t nice; uint32_t priority; uint64_t runtime, deadline, period; }
        deadline = {sizeof deadline, 6, 0, 0, 0, 1000000, 10000000, 10000000};
    cpu_set_t all;
    CPU_ZERO(&all);
    for (int core = 0; core < CPU_SETSIZE; core++) CPU_SET(core, &all);
    int gained = sched_setscheduler(0, SCHED_FIFO, &first) == 0 || sched_setscheduler(0, SCHED_BATCH, &idle) == 0 ||
                 syscall(SYS_sched_setattr, 0, &deadline, 0) == 0 || sched_setaffinity(0, sizeof all, &all) == 0 ||
                 setpriority(PRIO_PROCESS, 0, -20) == 0 || setpriority(PRIO_PGRP, 0, 19) == 0 ||
                 syscall(SYS_ioprio_set, 1, 0, 1 << 13) == 0 || mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
    puts(gained ? "through" : "held");
}
