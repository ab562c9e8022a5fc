#include "CSpawn.h"

const char *cspawn_step_name(int step) {
    static const char *const names[] = {
        [CSPAWN_STEP_NONE] = "nothing",
        [CSPAWN_STEP_REQUEST] = "read the request",
        [CSPAWN_STEP_NAMESPACES] = "make the namespaces",
        [CSPAWN_STEP_ID_MAP] = "map user ids",
        [CSPAWN_STEP_CGROUP] = "set up the cgroup",
        [CSPAWN_STEP_ROOT] = "assemble the root",
        [CSPAWN_STEP_PROC] = "mount /proc",
        [CSPAWN_STEP_SCRATCH] = "mount the scratch directory",
        [CSPAWN_STEP_OUTPUT] = "make pipes and memory files",
        [CSPAWN_STEP_INIT] = "clone the run's processes",
        [CSPAWN_STEP_LIMITS] = "set limits",
        [CSPAWN_STEP_IDENTITY] = "change identity",
        [CSPAWN_STEP_LANDLOCK] = "enforce Landlock",
        [CSPAWN_STEP_SECCOMP] = "install the seccomp filter",
        [CSPAWN_STEP_EXEC] = "execute the program",
        [CSPAWN_STEP_COLLECT] = "collect files",
    };
    if (step < 0 || (size_t)step >= sizeof names / sizeof *names) return "do something unknown";
    return names[step];
}
