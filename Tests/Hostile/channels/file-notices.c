// Class: channel by inotify
// What: the sender reads a shared file, the receiver watches it
// Wall: seccomp
// Fact: watches are on inodes, by whatever mount (inotify(7)); inotify_init(2) is refused with ENOSYS
#include <sys/inotify.h>

#include "channel.h"

static int file = -1, watch = -1;

static void open_end(bool sends) {
    if (sends) {
        file = open(shared_file("channel-data"), O_RDONLY);
        return;
    }
    watch = inotify_init1(IN_NONBLOCK);
    inotify_add_watch(watch, shared_file("channel-data"), IN_ACCESS);
}

static void set(bool bit) {
    char byte;
    if (bit) (void)!pread(file, &byte, 1, 0);
}

static long see(void) {
    char events[4096];
    return read(watch, events, sizeof events) > 0;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
