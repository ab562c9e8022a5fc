#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "CPackets.h"

// What a worker and judge-spawn say to each other: one packet (SOCK_SEQPACKET) a message, a fixed struct and then
// its strings, each with its NUL. Descriptors come along by SCM_RIGHTS, in the order named here.

enum {
    CSPAWN_VERSION = 3,
    CSPAWN_STRINGS_MAX = 512,
    CSPAWN_SLOTS_MAX = 1024,
};

/// The walls of the sandbox as bits.
enum cspawn_mechanism {
    CSPAWN_USER_NAMESPACE = 1 << 0,
    CSPAWN_MOUNT_NAMESPACE = 1 << 1,
    CSPAWN_PID_NAMESPACE = 1 << 2,
    CSPAWN_NETWORK_NAMESPACE = 1 << 3,
    CSPAWN_IPC_NAMESPACE = 1 << 4,
    CSPAWN_UTS_NAMESPACE = 1 << 5,
    CSPAWN_CGROUP_NAMESPACE = 1 << 6,
    CSPAWN_READ_ONLY_ROOT = 1 << 7,
    CSPAWN_UID_RANGE = 1 << 8,
    CSPAWN_SECCOMP = 1 << 9,
    CSPAWN_LANDLOCK = 1 << 10,
    CSPAWN_RLIMITS = 1 << 11,
    CSPAWN_CGROUP_V1 = 1 << 12,
    CSPAWN_CGROUP_V2 = 1 << 13,
};

/// Worker to supervisor: make a cell. Strings: name, application directory, the roots, the names of GPU devices.
/// Descriptors: the cell's end of its own socket, the seccomp filter in a memory file.
struct cspawn_configure {
    uint32_t version;
    uint32_t without;  ///< mechanisms switched off, for tests
    uint32_t roots;
    uint32_t devices;
};

/// Cell to worker, once. `step` is 0 when the cell is ready, else what failed, with `error` and `detail`.
struct cspawn_hello {
    int32_t step;
    int32_t error;
    uint32_t mechanisms;
    int32_t pid;
    char detail[240];
};

/// Worker to cell: one run. Strings: arguments, environment, scratch directories, paths to collect, modules to import, files to
/// copy into the scratch directory (the first one from /app/.judge-file-0, and so on), paths there to remove first.
/// Descriptors: standard input, if `has_input`; one end of a pipe as standard output, if `has_output`, which is not kept then.
/// With `is_warm` the program is Python's, and is to be started by an interpreter that is parked with those modules imported;
/// where that cannot be, it is started as any other.
struct cspawn_run {
    uint32_t version;
    uint32_t arguments;
    uint32_t environment;
    uint32_t scratch_directories;
    uint32_t collect;
    uint32_t has_input;
    uint32_t imports;
    uint32_t is_warm;
    uint32_t files;
    uint32_t removals;
    uint32_t has_output;
    uint32_t scratch;  ///< bits of enum cspawn_scratch
    uint32_t talks;  ///< of enum cspawn_talk
    uint32_t reserved;  ///< 0; keeps what follows aligned
    int64_t cpu_ns;  ///< the hard limit: the run is ended when it has used more
    int64_t wall_ns;
    int64_t memory_bytes;
    int64_t output_bytes;
    int64_t scratch_bytes;
    int64_t stack_bytes;
    int32_t processes;
    int32_t open_files;
};

/// Worker to cell: the run that is under way is to be ended, since nobody needs it any more. It is reported all the same. One that
/// comes when the run has ended means nothing.
struct cspawn_end {
    uint32_t version;
};

/// What becomes of the scratch directory.
enum cspawn_scratch {
    CSPAWN_SCRATCH_KEPT = 1 << 0,  ///< what this run leaves there stays, for one that goes on with it
    CSPAWN_SCRATCH_GOES_ON = 1 << 1,  ///< this run finds there what the one before it has left
    CSPAWN_SCRATCH_READ_ONLY = 1 << 2,  ///< this run may not write there
};

/// Whether input and output are pipes from and to another run, whose end is to be felt; and whether what goes there counts as output.
enum cspawn_talk { CSPAWN_NO_TALK, CSPAWN_TALK_COUNTED, CSPAWN_TALK_FREE };

/// The lists of strings of a run.
enum { CSPAWN_RUN_LISTS = 7 };

/// A request for a run, taken apart. Each list ends with NULL; the strings lie in the packet.
struct cspawn_run_request {
    struct cspawn_run head;
    char **arguments, **environment, **scratch_directories, **collect, **imports, **files, **removals;
    int input, output;  ///< the descriptors that came along; -1: none
    char *strings[(CSPAWN_STRINGS_MAX + 1) * CSPAWN_RUN_LISTS];
};

/// A request for a cell, taken apart in the same way.
struct cspawn_cell_request {
    struct cspawn_configure head;
    const char *name, *application;
    char **roots, **devices;
    char *strings[CSPAWN_STRINGS_MAX + 2];
};

enum cspawn_stop {
    CSPAWN_STOP_NONE,
    CSPAWN_STOP_CPU,
    CSPAWN_STOP_WALL,
    CSPAWN_STOP_OUTPUT,
    CSPAWN_STOP_MEMORY,
    CSPAWN_STOP_CALL,
    CSPAWN_STOP_NEEDLESS,  ///< the worker has sent a cspawn_end
};

/// Cell to worker: what was seen of the run. Descriptors: standard output, standard error (memory files), then the
/// collected files whose bits are set, in order. `step` not 0: our own failure, and nothing else is valid.
struct cspawn_report {
    int32_t step;
    int32_t error;
    int32_t signalled;  ///< 0: `ending` is an exit status; 1: a signal
    int32_t ending;
    int32_t stop;  ///< enum cspawn_stop
    int32_t call;  ///< the forbidden system call's number with CSPAWN_STOP_CALL
    uint32_t call_architecture;
    int32_t oom_kills;
    int32_t is_warm;  ///< whether a parked interpreter has started it
    int32_t unused;
    int64_t cpu_ns;
    int64_t wall_ns;
    int64_t memory_bytes;
    int64_t output_bytes;
    int64_t waited_ns;  ///< with CSPAWN_STOP_WALL: how long its live threads, added up, were ready but had no core
    int64_t ended_ns;  ///< when it ended or was stopped, by CLOCK_MONOTONIC: before anybody at the other end of its pipes could tell
    uint64_t collected;
};

_Static_assert(sizeof(struct cspawn_configure) == 16, "shared layout");
_Static_assert(sizeof(struct cspawn_hello) == 256, "shared layout");
_Static_assert(sizeof(struct cspawn_run) == 112, "shared layout");
_Static_assert(sizeof(struct cspawn_report) == 96, "shared layout");

/// Where something failed, on our side of the wall.
enum cspawn_step {
    CSPAWN_STEP_NONE,
    CSPAWN_STEP_REQUEST,
    CSPAWN_STEP_NAMESPACES,
    CSPAWN_STEP_ID_MAP,
    CSPAWN_STEP_CGROUP,
    CSPAWN_STEP_ROOT,
    CSPAWN_STEP_PROC,
    CSPAWN_STEP_SCRATCH,
    CSPAWN_STEP_OUTPUT,
    CSPAWN_STEP_INIT,
    CSPAWN_STEP_LIMITS,
    CSPAWN_STEP_IDENTITY,
    CSPAWN_STEP_LANDLOCK,
    CSPAWN_STEP_SECCOMP,
    CSPAWN_STEP_EXEC,
    CSPAWN_STEP_COLLECT,
};

/// A step in words: `assemble the root`.
const char *cspawn_step_name(int step);

// ---- seccomp

enum cspawn_profile { CSPAWN_STRICT, CSPAWN_RUNTIME, CSPAWN_COMPILER, CSPAWN_GPU };
/// CSPAWN_ANSWER: the run's init does it in the kernel's stead.
enum cspawn_action { CSPAWN_ALLOW, CSPAWN_ERRNO, CSPAWN_FORBID, CSPAWN_ANSWER };

/// One row of the table of system calls.
struct cspawn_rule {
    const char *call;
    enum cspawn_action strict;
    enum cspawn_action runtime;
    int error;  ///< for CSPAWN_ERRNO
    const char *reason;
};

/// The table; docs/seccomp.md is made from it.
extern const struct cspawn_rule cspawn_rules[];
extern const size_t cspawn_rule_count;

/// A row of the table, for Swift, which cannot see an array of unknown length.
const struct cspawn_rule *cspawn_rule_at(size_t index);

/// A call whose arguments decide, which the table cannot say: what filter.c does about it, in words.
struct cspawn_special_rule {
    const char *call;
    const char *treatment;
    const char *reason;
};

/// The next of those calls; NULL after the last.
const struct cspawn_special_rule *cspawn_special_rule_at(size_t index);

/// Builds a profile's filter. Returns a memory file with the BPF program, or -1 with errno.
int cspawn_filter(enum cspawn_profile profile);

/// The same filter as libseccomp alone makes it, longer and slower: what ``cspawn_filter`` is held against by tests.
int cspawn_reference_filter(enum cspawn_profile profile);

/// Name of a system call of this architecture into `name`; 0 when there is none.
int cspawn_call_name(int number, uint32_t architecture, char *name, size_t size);

// ---- privileges

/// Whether the calling thread may set any user id.
int cspawn_may_set_uid(void);

/// Gives up every capability of the calling thread, and the way back by set-uid programs. Returns 0, or -1 with errno.
int cspawn_drop_capabilities(void);

/// Becomes another user and group for good, without supplementary groups. Returns 0, or -1 with errno.
int cspawn_become(uid_t uid, gid_t gid);

/// Keeps the calling thread to one of the cores that it may use, counted from 0. Returns 0, or -1 with errno.
int cspawn_pin(int core);

// ---- requests, as judge-spawn reads them: whoever sends them may have been captured

/// Takes a packet apart, all but the descriptors. Returns 0 when it is no request for a run.
int cspawn_read_run(char *packet, size_t size, struct cspawn_run_request *request);

/// Takes a packet apart. Returns 0 when it is no request for a cell.
int cspawn_read_cell(char *packet, size_t size, struct cspawn_cell_request *request);

/// Whether a name is that of a device node of NVIDIA's driver which programs need: one of a GPU, or of all.
int cspawn_is_gpu_device(const char *name);

/// The slot that a request for a worker names in digits; -1 when there is no such slot.
int cspawn_read_slot(const char *text, size_t size);
