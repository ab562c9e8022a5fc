#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSpawn.h"

int cspawn_may_set_uid(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    memset(data, 0, sizeof data);
    if (syscall(SYS_capget, &header, data) != 0) return 0;
    return data[CAP_SETUID / 32].effective >> (CAP_SETUID % 32) & 1;
}

int cspawn_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0L, 0L, 0L) != 0) return -1;
    if (syscall(SYS_capset, &header, none) != 0) return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
}

int cspawn_pin(int core) {
    cpu_set_t allowed, one;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return -1;
    CPU_ZERO(&one);
    for (int candidate = 0; candidate < CPU_SETSIZE; candidate++) {
        if (!CPU_ISSET(candidate, &allowed) || core-- > 0) continue;
        CPU_SET(candidate, &one);
        return sched_setaffinity(0, sizeof one, &one);
    }
    errno = EINVAL;
    return -1;
}

int cspawn_become(uid_t uid, gid_t gid) {
    // Groups while we may still set them, the user last.
    if (setgroups(0, NULL) != 0 || setresgid(gid, gid, gid) != 0) return -1;
    return setresuid(uid, uid, uid);
}
