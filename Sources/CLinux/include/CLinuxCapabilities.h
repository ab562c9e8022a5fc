#pragma once

#include <linux/capability.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

// libc has no capset(2), and prctl(2) is variadic, which Swift does not import.

/// Whether the calling thread may set any user id.
static inline bool clinux_may_set_uid(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    memset(data, 0, sizeof data);
    if (syscall(SYS_capget, &header, data) != 0) return false;
    return (data[CAP_SETUID / 32].effective >> (CAP_SETUID % 32) & 1) != 0;
}

/// Gives up every capability of the calling thread, for itself and for what it starts, and the way back by set-uid
/// programs. Returns 0, or -1 with errno.
static inline int clinux_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0L, 0L, 0L) != 0) return -1;
    if (syscall(SYS_capset, &header, none) != 0) return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
}

/// Becomes another user and group for good, without supplementary groups. Returns 0, or -1 with errno. glibc does it for all
/// threads, but Swift's Glibc hides these calls.
int clinux_become(uid_t uid, gid_t gid);
