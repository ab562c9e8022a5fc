// Class: channel by locks of open file descriptions
// What: as record-locks, by F_OFD_SETLK and F_OFD_GETLK
// Wall: seccomp
// Fact: as record-locks: fcntl(2) does not know them, ENOSYS
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
    fcntl(file, F_OFD_SETLK, &lock);
}

static long see(void) {
    struct flock lock = record(0);
    return fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
