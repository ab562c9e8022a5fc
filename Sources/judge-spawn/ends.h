#pragma once

#include "spawn.h"

/// A run's ends of the pipes by which it talks to another run.
///
/// The cell keeps both open until it has taken down when the run ended: a process closes its files some time before its end can be
/// seen (exit_files and exit_notify in do_exit of kernel/exit.c), so the other side could seem to have ended first because of it. That
/// hides from the other side that a run which goes on has closed its output; therefore it is looked for now and then.
///
/// That nobody reads any more, the other side does not feel at all: what it still says goes to the cell, which forgets it. Whether it
/// had said it before the run ended or after is chance, and must not decide what becomes of it.
struct ends {
    int *input, *output;  ///< the request's; -1 once they are closed
    bool forgets;  ///< whether nobody else reads the input
    pid_t init;  ///< of the run, which has none of them and, sharing our memory, may not be looked at
    ino_t numbers[2];
    unsigned missed[2];  ///< how many looks in a row have found nobody who has it open
    int64_t looked_ns;
};

enum { ENDS_LOOK_NS = 20000000, ENDS_LOOKS = 2 };

/// Whether the run has such ends at all; `ends` is filled in then.
bool ends_find(struct ends *ends, struct cspawn_run_request *request);
/// Closes the output, or begins to forget the input, that no process of the run has open any more, if it is time for a look. One look is
/// not enough: a process may move a file from one number to another.
void ends_release(struct ends *ends, int64_t now_ns);
/// Takes in and forgets what has been said, where there is something. The input is closed at its end.
void ends_forget(int *input);
/// Closes the output: the other side feels the end of this one now.
void ends_close(struct ends *ends);
