#pragma once

#include <stdint.h>

// What a cell and the interpreter that is parked in it say to each other, on descriptor 3 of the interpreter: one packet
// (SOCK_SEQPACKET) a message.

enum {
    PARK_SOCKET = 3,
    PARK_LIMITS = 6,
    PARK_ARGUMENTS = 512,
};

/// The file that a parked interpreter is started with. It is never opened: when the interpreter comes to it, it parks.
#define PARK_FILE "/app/.parked"

/// Names what is to be imported first, divided by commas, in the environment of an interpreter that is to be parked.
#define PARK_IMPORTS "JUDGE_PARK"

/// Cell to interpreter, once: what all runs have in common. The filter's bytes follow.
struct park_setup {
    uint32_t uid, gid;
    uint32_t sets_identity;  ///< whether there is more than one id to be had
    uint32_t filter_size;  ///< in bytes; 0: none
};

/// Interpreter to cell: what came of the setup (`pid` is 0), or of an order.
struct park_answer {
    int32_t pid;  ///< of the fork, as the cell sees it
    int32_t error;  ///< not 0: there is none
    int32_t threads;  ///< how many the interpreter has
    int32_t unused;
    int64_t resident;  ///< the memory that each fork has from the start, in bytes
};

/// Cell to interpreter: fork. Descriptors: a pidfd of the run's init, standard input, output and error, the fork's own socket, and
/// where they are, a Landlock ruleset and a cgroup.
struct park_order {
    uint32_t has_landlock, has_cgroup;
    uint32_t without;  ///< enum cspawn_mechanism
    uint32_t limit_count;
    struct { int32_t resource; int32_t unused; uint64_t value; } limits[PARK_LIMITS];
};

/// Cell to fork, on the fork's own socket: what it is to run. The path of the program and its arguments follow, each with its NUL. The
/// parked one never has them: nothing of a run is in its memory for the next.
struct park_program {
    uint32_t arguments;
};

/// Fork to cell, before it becomes the submission: all its walls stand, or which step failed. Descriptor: the listener of its filter,
/// if it has one.
struct park_ready {
    int32_t step;  ///< enum cspawn_step
    int32_t error;
    int32_t clashes;  ///< it has ended, since a file of the program has the name of a module that is imported already
};
