#pragma once

#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>

#include "spawn.h"

enum { RUN_LIMITS = 6 };

/// All that init and the child need, prepared before they are cloned, and what they tell. It lies in memory that they share
/// with the cell and that the submission never has: exec gives it a memory of its own.
struct inside {
    // told to them
    const char *program;
    char *const *arguments;
    char *const *environment;
    int input, output, error;
    int landlock;  ///< ruleset, or -1
    const void *filter;  ///< struct sock_fprog, or NULL
    struct { int resource; struct rlimit64 limit; } limits[RUN_LIMITS];
    int limit_count;
    uint64_t memory;  ///< limit in bytes
    uint32_t uid, gid;
    uint32_t without;
    const char *proc_options;  ///< of its mount
    uint64_t proc_rights;  ///< of Landlock's, beyond reading
    bool sets_identity;
    bool attends;  ///< the submission is made by a parked interpreter, and watched by the cell: init only takes in who is left
    void *child_stack;
    size_t child_stack_size;
    // told by them
    volatile int step, failure;
    volatile int listener;
    volatile int wait_status;
    volatile bool has_status;
    volatile int call;
    volatile uint32_t call_architecture;
    volatile bool called, has_proc;
    volatile int attending;  ///< a futex
};

/// Entry of a run's init, pid 1 of its namespace.
void inside_init(void *shared);

/// Takes what somebody is held up in: a call that is answered, unless nobody is to go on any more, or one that ends the run: then
/// `called` is set.
void inside_take_call(struct inside *shared, bool answers);
