// Locks on a byte of a shared file, which reading it is enough for: the sender holds one that lets others read, the receiver asks
// who would be in the way of a writer.
#pragma once

#include "channel.h"

// Commands of fcntl(2).
static int locks_hold, locks_ask;

static int locks_file = -1;
static short locks_kind;

static void locks_open_end(bool sends) {
    locks_file = open(shared_file("channel-data"), O_RDONLY);
    locks_kind = sends ? F_RDLCK : F_WRLCK;
}

static struct flock locks_first_byte(void) {
    return (struct flock){.l_type = locks_kind, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
}

static void locks_set(bool bit) {
    struct flock lock = locks_first_byte();
    if (!bit) lock.l_type = F_UNLCK;
    fcntl(locks_file, locks_hold, &lock);
}

static long locks_see(void) {
    struct flock lock = locks_first_byte();
    return fcntl(locks_file, locks_ask, &lock) == 0 && lock.l_type != F_UNLCK;
}

static int locks_main(int count, char **arguments, int hold, int ask) {
    locks_hold = hold;
    locks_ask = ask;
    return channel_main(
        count, arguments, &(struct channel){.open_end = locks_open_end, .set = locks_set, .see = locks_see});
}
