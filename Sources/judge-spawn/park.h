#pragma once

#include <sys/resource.h>

#include "inside.h"

/// A submission that a parked interpreter has forked: a child of the cell's.
struct park_fork {
    pid_t pid;
    int pidfd;
    int listener;  ///< of its filter; -1: it has none
    bool is_reaped;
    int status;
    struct rusage usage;
};

/// Sees to it that an interpreter is parked that can start this run. Returns whether one is.
bool park_prepare(struct cell *cell, const struct cspawn_run_request *request);

/// Has it fork the submission into the namespaces of a run's init, with all walls around it. Returns 0; -1 when it cannot, and the
/// run is to be started without it; or the step that failed, with errno set.
int park_fork(
    struct cell *cell, const struct cspawn_run_request *request, const struct inside *shared, int init, struct park_fork *fork);

/// The parked interpreter's process id; 0: there is none.
pid_t park_process(void);
/// How much CPU time it has used, in ns.
int64_t park_cpu(void);
/// What it has in memory, in bytes, and every fork from the start.
int64_t park_memory(void);
