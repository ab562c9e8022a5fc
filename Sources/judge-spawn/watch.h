#pragma once

#include <dirent.h>

#include "spawn.h"

/// Forgets what was seen of the last run.
///
/// `inherited`: resident memory that the run has from the start and that is not its own, in bytes.
void watch_begin(int64_t inherited);
/// Whether a limit is reached (`*stop`), and how long to wait until it could be.
int64_t watch_next(struct cell *cell, const struct cspawn_run *run, int64_t wall_ns, int *stop);
/// The largest sum of resident memory seen, where there is no cgroup.
int64_t watch_largest_memory(void);
/// The same for CPU time: what the kernel kills at a namespace's end is charged to nobody (zap_pid_ns_processes).
int64_t watch_largest_cpu(void);
/// How long the run's live threads, added up, have waited for a core.
int64_t watch_waited(void);
/// Opens what watching needs, while the cell's own /proc is in sight.
bool watch_open(void);
/// The processes of the run, one after another, from the first one after `watch_rewind`; NULL after the last.
void watch_rewind(void);
const char *watch_next_process(void);
/// The folder of a process's open files; NULL with errno.
DIR *watch_files(const char *pid);
/// The parent of a process that has ended and is not reaped; -1: it is none of these.
int watch_zombie_parent(const char *pid);
/// How many bytes whom this cell has reaped, at any depth, has written with write(2) and its like; 0 where that is not counted.
int64_t watch_written(void);
/// The same of the run's processes that are there.
int64_t watch_being_written(void);
