// Class: channel by the times of a device file
// What: the sender touches /dev/null, as whoever may write it can, and the receiver looks at its time
// Wall: read-only root
// Fact: times are changed by way of a mount, which must not be read-only (vfs_utimes in fs/utimes.c); a device can be written all the same
#include "channel.h"

static long sent;

static void set(bool bit) {
    if (bit) utimensat(AT_FDCWD, "/dev/null", NULL, 0);
}

static long see(void) {
    struct stat status;
    if (stat("/dev/null", &status) != 0) return 0;
    long time = status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / MILLISECOND;
    bool changed = sent && time != sent;
    sent = time;
    return changed;
}

static void open_end(bool sends) {
    if (!sends) see();
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
