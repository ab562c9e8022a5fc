#pragma once

#include "spawn.h"

/// What a run writes to standard output (0) and standard error (1): taken from pipes, counted, and kept in memory files.
struct streams {
    struct cgroup *group;
    int64_t limit;  ///< one byte more than this is kept at most, of both together
    int64_t drained;
    int readers[2];
    int writers[2];  ///< the run's ends; ours stay open, so that only what is written wakes us
    int files[2];  ///< -1: nothing has been written yet
    int error;  ///< why not all that was to be kept is; 0: it is
};

/// Makes the pipes. Returns false with errno; `streams_close` is to be called all the same.
bool streams_open(struct streams *streams, struct cgroup *group, int64_t limit);
/// Takes what a pipe holds, or only what one read gives.
void streams_drain(struct streams *streams, int which, bool all);
/// Adds the files to what goes with the report, each from its start.
void streams_hand_over(struct streams *streams, struct run_output *output);
/// Closes the pipes.
void streams_close(struct streams *streams);
