// Whenever a mount is let go of, the kernel waits for a grace period (namespace_unlock in fs/namespace.c): half as long as a
// whole run takes. So the dead ones pile up, each upon the last, and go all at once when nobody waits for us.
#include "proc.h"

#include <fcntl.h>
#include <stddef.h>
#include <linux/mount.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PILE_MAX = 64 };

static int lowest = -1;
static unsigned count;

void proc_pile(void) {
    // What is seen there is the topmost: of the first one, itself.
    if (count++ == 0) lowest = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (count == PILE_MAX) proc_clear();
}

bool proc_is_piled(void) { return count > 0; }

// A path leads to the topmost, and detaches that alone. What hangs below another mount goes with it: so the pile is hung below
// one that is made for it. /w is where such can be made; a new one covers the old for that moment.
static bool let_go(void) {
    if (lowest < 0 || mount("tmpfs", "/w", "tmpfs", MS_NOSUID | MS_NODEV, "size=4k,mode=0700") != 0) return false;
    bool moved = mkdir("/w/pile", 0700) == 0 &&
                 syscall(SYS_move_mount, lowest, "", AT_FDCWD, "/w/pile", MOVE_MOUNT_F_EMPTY_PATH) == 0;
    umount2("/w", MNT_DETACH);
    return moved;
}

void proc_clear(void) {
    bool gone = let_go();
    while (!gone && count > 0 && umount2("/proc", MNT_DETACH) == 0) count--;
    if (gone) count = 0;
    if (lowest >= 0) close(lowest);
    lowest = -1;
}
