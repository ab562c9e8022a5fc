#include "CLinux.h"

#include <grp.h>
#include <unistd.h>

int clinux_become(uid_t uid, gid_t gid) {
    // Groups while we may still set them, the user last.
    if (setgroups(0, NULL) != 0 || setresgid(gid, gid, gid) != 0) return -1;
    return setresuid(uid, uid, uid);
}
