#pragma once

#include <sys/socket.h>
#include <sys/types.h>

/// Who is at the other end of a Unix socket, as SO_PEERCRED gives it: `struct ucred`, which glibc shows only with
/// _GNU_SOURCE, which Swift does not define.
struct clinux_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

#ifdef __USE_GNU
_Static_assert(sizeof(struct clinux_peer) == sizeof(struct ucred), "as in glibc's sys/socket.h");
#endif
