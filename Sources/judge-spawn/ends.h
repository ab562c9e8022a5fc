#pragma once

#include "spawn.h"

/// A run's end of the pipe into which it talks to another run.
///
/// The cell keeps it open until it has taken down when the run ended: a process closes its files some time before its end can be seen
/// (exit_files and exit_notify in do_exit of kernel/exit.c), so the other side, which feels the end of its input, could seem to have ended
/// first because of it.
///
/// That hides from the other side that a run which goes on has closed its output. Of a submission that is as it should be: what it has
/// closed is felt when it ends, whatever it does until then. A validator says by it that there will be no more, so for one it is
/// looked for now and then.
struct ends {
    int *output;  ///< the request's; -1 once it is closed
    pid_t init;  ///< of the run, which does not have it and, sharing our memory, may not be looked at
    ino_t number;
    unsigned missed;  ///< how many looks in a row have found nobody who has it open
    int64_t looked_ns;
};

enum { ENDS_LOOK_NS = 20000000, ENDS_LOOKS = 2 };

void ends_find(struct ends *ends, struct cspawn_run_request *request, pid_t init);
/// Closes what no process of the run has open any more, if it is time for a look. One look is not enough: a process may move a file
/// from one number to another.
void ends_release(struct ends *ends, int64_t now_ns);
/// Closes what is still open: the other side feels the end of this one now.
void ends_close(struct ends *ends);
