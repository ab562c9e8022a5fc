// Class: channel by fanotify
// What: the sender reads a shared file, the receiver marks it
// Wall: seccomp
// Fact: since Linux 5.13 no privilege is needed for a mark on an inode (fanotify_init(2)); fanotify_init ends the run
#define _GNU_SOURCE
#include <sys/fanotify.h>

#include "channel.h"

static int file = -1, group = -1;

static void open_end(bool sends) {
    if (sends) {
        file = open(shared_file("channel-data"), O_RDONLY);
        return;
    }
    group = fanotify_init(FAN_CLASS_NOTIF | FAN_REPORT_FID | FAN_NONBLOCK, O_RDONLY);
    if (group < 0) absent("no fanotify without privilege");
    if (fanotify_mark(group, FAN_MARK_ADD, FAN_ACCESS, AT_FDCWD, shared_file("channel-data")) != 0) absent("no fanotify on this file system");
}

static void set(bool bit) {
    char byte;
    if (bit) (void)!pread(file, &byte, 1, 0);
}

static long see(void) {
    char events[4096];
    return read(group, events, sizeof events) > 0;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
