#pragma once

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "CSpawn.h"

enum privilege_mode { MODE_PLAIN, MODE_SERVICE, MODE_ROOT };

/// What the worker's command line says.
struct settings {
    enum privilege_mode mode;
    uid_t uid;  ///< the daemon's
    gid_t gid;
    uid_t uid_range;  ///< first uid for submissions; 0: none
    int slot;
    int core;  ///< -1: not pinned
    cpu_set_t cores;  ///< that we might use before we were pinned
    bool use_cgroups;
    bool allows_gaps;  ///< whether a request may leave walls out, as tests do
    const char *prefix;  ///< of cgroup names
    const char *devices;  ///< the folder of the GPUs' device nodes
    int park_library;  ///< what is preloaded into an interpreter that is to be parked (Sources/JudgePark); -1: it is not here
};

/// A run's resource counters. Descriptors are -1 where there is no such thing.
struct cgroup {
    int version;  ///< 0: none, 1 or 2
    // version 1: the cell lives in the group, so its own share is subtracted
    int cpu_usage;
    int memory_limit, memory_swap_limit, memory_usage, memory_peak, memory_oom, pids_limit;
    int memory_stat, memory_empty;
    int oom_event;  ///< readable (version 2: has POLLPRI) when memory has run out; -1: none
    int64_t first_usage;  ///< memory in use before the first run
    int64_t limit_set;
    int pids_set;
    char paths[3][512];  ///< to remove at the end; version 2: the name of the cell's branch below `top`
    // version 2: a fresh group for each run
    int top, parent, leaf;
};

/// Before the cell is cloned: finds and makes what there is. Never fails: without cgroups `version` is 0.
void cgroup_prepare(struct cgroup *group, const struct settings *settings, const char *name);
/// Moves the cell in (version 1).
bool cgroup_adopt(struct cgroup *group, pid_t cell);
/// Removes the groups after the cell has ended.
void cgroup_remove(struct cgroup *group);
/// Between two runs: the cell starts or ends something of its own, which no run's limit is to hinder, and which is no run's.
void cgroup_rest(struct cgroup *group);
/// Sets limits for a run and takes the baseline. Returns 0 or -1 with errno.
int cgroup_begin(struct cgroup *group, const struct cspawn_run *run);
/// CPU time that the run has used so far, in ns.
int64_t cgroup_cpu(const struct cgroup *group);
/// Whether the out-of-memory killer has struck in this run. Clears the event.
bool cgroup_oom(struct cgroup *group);
/// Told before so many more bytes of the run's output are kept in memory.
void cgroup_keep(struct cgroup *group, int64_t count);
/// Fills in cpu, memory and OOM kills of a run that has ended.
void cgroup_finish(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report);
/// The descriptor for CLONE_INTO_CGROUP, or -1.
int cgroup_leaf(const struct cgroup *group);

/// Assembles the root in the calling process's own mount namespace and enters it. Returns 0, or a step with errno set.
int root_assemble(
    const struct cspawn_cell_request *request, const char *device_folder, char *detail, size_t detail_size);

/// What a cell is given.
struct cell {
    const struct settings *settings;
    int socket;
    uint32_t without;
    uint32_t mechanisms;
    struct cgroup group;
    void *filter;
    size_t filter_size;
    uid_t run_uid;  ///< as seen inside
    gid_t run_gid;
    bool has_own_user_namespace;
    bool has_devices;
};

/// Serves runs until the worker closes the socket. Never returns.
__attribute__((noreturn)) void cell_serve(struct cell *cell);

/// What a run comes to: the report and the descriptors that go with it.
struct run_output {
    struct cspawn_report report;
    int descriptors[CPACKETS_DESCRIPTORS_MAX];
    unsigned descriptor_count;
};
/// Does one run. Closes those of the request's descriptors that lead to another run.
void run_once(struct cell *cell, struct cspawn_run_request *request, struct run_output *output);
/// Makes fresh what the run could have tainted, but what is to be kept of it; called after the report is sent.
void run_tidy(struct cell *cell, const struct cspawn_run_request *request);

int launcher_main(int argc, char **argv);
int supervise_main(int argc, char **argv);
