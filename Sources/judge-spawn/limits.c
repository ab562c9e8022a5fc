// The resource limits of a run, which init sets in itself.
#include "limits.h"

#include "park.h"

enum { SECOND_NS = 1000000000, STACK_SURPLUS = 16 << 20 };

static void add(struct inside *inside, int resource, int64_t value) {
    struct rlimit64 *limit = &inside->limits[inside->limit_count].limit;
    struct rlimit64 own;
    // Without CAP_SYS_RESOURCE a hard limit can only be lowered.
    if (prlimit64(0, resource, NULL, &own) == 0 && (uint64_t)value > own.rlim_max) value = (int64_t)own.rlim_max;
    limit->rlim_cur = limit->rlim_max = (uint64_t)value;
    inside->limits[inside->limit_count++].resource = resource;
}

// One that may fill the memory is to reach the memory's limit first: which of the two ended a run would else be chance.
int64_t limits_stack(const struct cspawn_run *run) {
    return run->stack_bytes + (run->stack_bytes >= run->memory_bytes ? STACK_SURPLUS : 0);
}

void limits_prepare(struct inside *inside, const struct cell *cell, const struct cspawn_run *run) {
    inside->limit_count = 0;
    // Backstops: what decides is measured by cgroup and clock.
    add(inside, RLIMIT_CPU, run->cpu_ns / SECOND_NS + 2);
    // Above what there is room for: a full scratch directory is an error to the program, not a signal.
    add(inside, RLIMIT_FSIZE, run->scratch_bytes + (1 << 20));
    add(inside, RLIMIT_NOFILE, run->open_files);
    // In plain mode cell, init and a parked interpreter have the same uid and count too.
    add(inside, RLIMIT_NPROC, run->processes + 2 + (park_process() != 0));
    int64_t stack = limits_stack(run);
    add(inside, RLIMIT_STACK, stack);
    // Far above the limit: each thread reserves a whole stack. Resident memory is watched.
    if (!cell->group.version && !cell->has_devices) add(inside, RLIMIT_AS, run->memory_bytes * 2 + run->processes * stack);
}
