// Version 1: moving a task can block for tens of milliseconds, so the cell moves in once and usage is the difference to what
// was before, less the cell's own share.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cgroup.h"
#include "park.h"

#define MEBIBYTE (1LL << 20)
#define LEFT_LITTLE (2 * MEBIBYTE)
#define LEFT_MAX (4 * MEBIBYTE)
#define OUTPUT_STEP (MEBIBYTE / 4)
#define RELIEF (64 * MEBIBYTE)
#define REST_LIMIT (8192 * MEBIBYTE)

enum { WAITS_MAX = 200, REST_PROCESSES = 64 };

static int64_t baseline_cpu, baseline_own, baseline_memory, baseline_oom;
static int64_t run_limit, outputs_kept, outputs_max = MEBIBYTE;
static int64_t largest, noted;  ///< of the run's own memory, and the outputs when that was looked at

// What lives in the group and is not the run's: the cell, and an interpreter that is parked in it.
static int64_t own_cpu(void) {
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000000000LL + used.tv_nsec + park_cpu();
}

// Makes a group of ours for one controller, below our own group or, where that is not ours to write, below the root.
static bool make_v1(const char *controller, const char *name, char *made, size_t size) {
    char own[400];
    if (!own_group(controller, own, sizeof own)) return false;
    const char *bases[] = {own, ""};
    for (int i = 0; i < 2; i++) {
        snprintf(made, size, "/sys/fs/cgroup/%s%s/%s", controller, strcmp(bases[i], "/") ? bases[i] : "", name);
        if (mkdir(made, 0755) == 0 || errno == EEXIST) return true;
    }
    made[0] = 0;
    return false;
}

// An event for when the group's memory has run out.
static bool watch_oom(struct cgroup *group) {
    char text[32];
    group->oom_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    int control = open_in(group->paths[0], "cgroup.event_control", O_WRONLY);
    int length = snprintf(text, sizeof text, "%d %d", group->oom_event, group->memory_oom);
    bool watched = group->oom_event >= 0 && control >= 0 && write(control, text, (size_t)length) == length;
    if (control >= 0) close(control);
    return watched;
}

static void clear_stale_beside(const char *made, const struct settings *settings) {
    char path[512];
    snprintf(path, sizeof path, "%.*s", (int)(strrchr(made, '/') - made), made);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    clear_stale(folder, settings);
    close(folder);
}

bool cgroup_v1_prepare(struct cgroup *group, const struct settings *settings, const char *name) {
    static const char *const controllers[] = {"memory", "cpuacct", "pids"};
    char full[128];
    snprintf(full, sizeof full, "%s-%d-%d-%.40s", settings->prefix, (int)getpid(), settings->slot, name);
    for (int i = 0; i < 3; i++) {
        if (!make_v1(controllers[i], full, group->paths[i], sizeof group->paths[i])) {
            cgroup_remove(group);
            return false;
        }
        clear_stale_beside(group->paths[i], settings);
    }
    group->memory_limit = open_in(group->paths[0], "memory.limit_in_bytes", O_RDWR);
    group->memory_swap_limit = open_in(group->paths[0], "memory.memsw.limit_in_bytes", O_RDWR);
    group->memory_usage = open_in(group->paths[0], "memory.usage_in_bytes", O_RDONLY);
    group->memory_peak = open_in(group->paths[0], "memory.max_usage_in_bytes", O_RDWR);
    group->memory_oom = open_in(group->paths[0], "memory.oom_control", O_RDONLY);
    group->memory_stat = open_in(group->paths[0], "memory.stat", O_RDONLY);
    group->memory_empty = open_in(group->paths[0], "memory.force_empty", O_WRONLY);
    group->cpu_usage = open_in(group->paths[1], "cpuacct.usage", O_RDONLY);
    group->pids_limit = open_in(group->paths[2], "pids.max", O_RDWR);
    if (group->memory_limit < 0 || group->memory_peak < 0 || group->memory_oom < 0 ||
        group->cpu_usage < 0 || group->pids_limit < 0 || !watch_oom(group)) {
        cgroup_remove(group);
        return false;
    }
    group->version = 1;
    return true;
}

static bool set_limit_v1(struct cgroup *group, int64_t limit) {
    if (group->limit_set == limit) return true;
    // memory+swap must never be below memory, so the order depends on the direction.
    bool rises = limit > group->limit_set;
    if (rises && group->memory_swap_limit >= 0) write_number(group->memory_swap_limit, limit);
    if (!write_number(group->memory_limit, limit)) return false;
    if (!rises && group->memory_swap_limit >= 0) write_number(group->memory_swap_limit, limit);
    group->limit_set = limit;
    return true;
}

// What earlier runs have left and is not pages of files, which the kernel drops when room is needed: outputs that the worker still
// has, and the rest.
struct left {
    int64_t outputs, rest;
};

static struct left look_left(const struct cgroup *group) {
    static char text[4096];
    struct left left = {0, read_number(group->memory_usage) - group->first_usage};
    // The cell's own pages, and what the kernel has put aside for the group; looking closer takes longer than all the rest here.
    if (left.rest < LEFT_LITTLE || group->memory_stat < 0 || read_text(group->memory_stat, text, sizeof text) <= 0) return left;
    left.outputs = find_field(text, "shmem");
    left.rest -= left.outputs + find_field(text, "inactive_file") + find_field(text, "active_file");
    return left;
}

static bool is_much(struct left left) { return left.rest > LEFT_MAX || left.outputs > outputs_max; }

// Page tables and shared memory are let go of a moment after the processes that had them; what the kernel remembers of files and
// names, when it is told to. As part of the limit they would be room for the next run, and as part of its usage a burden to it.
static struct left wait_for_left(const struct cgroup *group) {
    struct left left = look_left(group);
    for (int tries = 0; is_much(left) && tries < WAITS_MAX; tries++) {
        if (tries == WAITS_MAX / 4) write_number(group->memory_empty, 0);
        usleep(1000);
        left = look_left(group);
    }
    return left;
}

// Room beside the run's own: the cell's few pages, and what is left for good.
static int64_t room(struct cgroup *group) {
    if (!group->first_usage) group->first_usage = read_number(group->memory_usage);
    outputs_max += outputs_kept;
    struct left left = wait_for_left(group);
    outputs_max = left.outputs > MEBIBYTE ? left.outputs : MEBIBYTE;
    outputs_kept = 0;
    int64_t rest = is_much(left) || left.rest < LEFT_LITTLE ? left.rest : LEFT_LITTLE;
    // Rounded up, so that the limit rarely changes with the cell's own few pages.
    return (group->first_usage + rest + left.outputs + OUTPUT_STEP + MEBIBYTE - 1) & -MEBIBYTE;
}

void cgroup_v1_rest(struct cgroup *group) {
    set_limit_v1(group, REST_LIMIT);
    write_number(group->pids_limit, REST_PROCESSES);
    group->pids_set = REST_PROCESSES;
    group->first_usage = 0;
}

int cgroup_v1_begin(struct cgroup *group, const struct cspawn_run *run) {
    run_limit = run->memory_bytes + room(group);
    if (!set_limit_v1(group, run_limit)) return -1;
    baseline_memory = read_number(group->memory_usage);
    // The cell and init live in the group too.
    int processes = run->processes + 2 + (park_process() != 0);
    if (group->pids_set != processes) {
        if (!write_number(group->pids_limit, processes)) return -1;
        group->pids_set = processes;
    }
    write_number(group->memory_peak, 0);
    largest = noted = 0;
    (void)!read(group->oom_event, &(uint64_t){0}, sizeof(uint64_t));
    baseline_oom = read_field(group->memory_oom, "oom_kill");
    baseline_own = own_cpu();
    baseline_cpu = read_number(group->cpu_usage);
    return 0;
}

// The cell lives in the group too: what it has yet to do for a run that is out of memory needs some.
static void relieve(struct cgroup *group) { set_limit_v1(group, run_limit + RELIEF); }

// The highest usage since the last look, less what was not the run's own by then.
static void note_peak(struct cgroup *group) {
    int64_t peak = read_number(group->memory_peak) - noted;
    // At the limit, older file pages have made room, and the difference is less than what the run has used.
    int64_t own = peak >= run_limit ? run_limit : peak - baseline_memory;
    if (own > largest) largest = own;
    noted = outputs_kept;
}

// The cell keeps what the run has written, which is the run's memory no more.
void cgroup_v1_keep(struct cgroup *group, int64_t count) {
    // What a run is given before it begins is not the cell's own either.
    if (!group->first_usage) group->first_usage = read_number(group->memory_usage);
    if (outputs_kept + count - noted > OUTPUT_STEP) {
        note_peak(group);
        write_number(group->memory_peak, 0);
    }
    outputs_kept += count;
    // Before the first run there is no limit that would have to be raised.
    if (outputs_kept <= OUTPUT_STEP || !group->limit_set) return;
    int64_t wanted = run_limit + ((outputs_kept + MEBIBYTE - 1) & -MEBIBYTE);
    if (wanted > group->limit_set) set_limit_v1(group, wanted);
}

int64_t cgroup_v1_cpu(const struct cgroup *group) {
    int64_t used = read_number(group->cpu_usage) - baseline_cpu - (own_cpu() - baseline_own);
    return used < 0 ? 0 : used;
}

bool cgroup_v1_oom(struct cgroup *group) {
    if (read(group->oom_event, &(uint64_t){0}, sizeof(uint64_t)) <= 0) return false;
    // It is told just before the killer strikes. Should that not happen, the limit has been reached all the same.
    for (int tries = 0; tries < 20 && read_field(group->memory_oom, "oom_kill") == baseline_oom; tries++) usleep(500);
    relieve(group);
    return true;
}

void cgroup_v1_finish(struct cgroup *group, const struct cspawn_run *run, struct cspawn_report *report) {
    report->cpu_ns = cgroup_v1_cpu(group);
    report->oom_kills = (int32_t)(read_field(group->memory_oom, "oom_kill") - baseline_oom);
    note_peak(group);
    report->memory_bytes = largest >= run_limit ? run->memory_bytes : largest;
    if (report->oom_kills > 0) relieve(group);
    clamp(run, report);
}
