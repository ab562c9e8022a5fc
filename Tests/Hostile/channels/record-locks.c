// Class: channel by record locks
// What: the sender holds read locks on the bytes of a shared file that stand for ones, the receiver asks who would be in the way of a writer
// Wall: seccomp
// Fact: neither F_SETLK with F_RDLCK nor any F_GETLK needs an open for writing (fcntl_getlk in fs/locks.c); fcntl(2) does these with ENOSYS
#include "channel.h"

static int file = -1;
static short kind;

static struct flock record(int byte) {
    return (struct flock){.l_type = kind, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
}

static void open_end(bool sends) {
    file = open(shared_file("channel-data"), O_RDONLY);
    kind = sends ? F_RDLCK : F_WRLCK;
}

static void set(bool bit) {
    struct flock lock = record(0);
    if (!bit) lock.l_type = F_UNLCK;
    fcntl(file, F_SETLK, &lock);
}

static long see(void) {
    struct flock lock = record(0);
    return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
