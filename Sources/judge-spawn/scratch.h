#pragma once

#include "spawn.h"

/// The writable folder of a run, /w, and the Landlock ruleset that allows writing there: both are made anew when a run
/// left a trace, and used again when it did not, since a mount that nothing has changed is as fresh as a new one.

/// Makes the folder fresh. Returns 0 or -1 with errno.
int scratch_refresh(struct cell *cell);
/// Sets its size, removes what is to go, and makes folders and files in it for the run.
int scratch_prepare(struct cell *cell, const struct cspawn_run_request *request);
/// Bytes that lie in it.
int64_t scratch_used(void);
/// Opens a regular file in it by a relative path that may not leave it. -1: there is none.
int scratch_open(const char *path);
/// The ruleset for the next run, or -1 with errno; stays the scratch's own.
int scratch_landlock(void);
/// Landlock's rights to write a file, of those that the ruleset handles.
uint64_t scratch_write_rights(void);
