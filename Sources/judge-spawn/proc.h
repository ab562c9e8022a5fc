#pragma once

#include <stdbool.h>

/// The /proc of each run, which its init mounts over that of the run before.

/// Takes note of one that a run has left, whose processes are all gone.
void proc_pile(void);
/// Whether some wait to be let go of.
bool proc_is_piled(void);
/// Lets go of all of them.
void proc_clear(void);
