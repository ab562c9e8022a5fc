// Class: channel by flock
// What: a lock on a file that both may read
// Wall: seccomp
// Fact: an open for reading is enough for flock(2), and one file behind two mounts is one inode; it is refused with ENOSYS
#include <sys/file.h>

#include "channel.h"

static int file = -1;

static void open_end(bool sends) {
    (void)sends;
    file = open(shared_file("channel-data"), O_RDONLY);
}

static void set(bool bit) { flock(file, bit ? LOCK_EX : LOCK_UN); }

static long see(void) {
    bool locked = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    flock(file, LOCK_UN);
    return locked;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
