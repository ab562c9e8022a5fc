// Class: channel by dnotify
// What: the sender reads a shared file, the receiver has F_NOTIFY tell it what is read in its folder
// Wall: seccomp
// Fact: who may read a folder is told of every access to its files (fs/notify/dnotify/dnotify.c); F_NOTIFY gets ENOSYS
#define _GNU_SOURCE
#include <signal.h>

#include "channel.h"

static int file = -1;
static volatile sig_atomic_t notices;

static void note(int number) {
    (void)number;
    notices = 1;
}

static void open_end(bool sends) {
    if (sends) {
        file = open(shared_file("channel-data"), O_RDONLY);
        return;
    }
    int folder = open(shared_file("."), O_RDONLY | O_DIRECTORY);
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGIO);
    sigprocmask(SIG_UNBLOCK, &wanted, NULL);
    signal(SIGIO, note);
    if (fcntl(folder, F_NOTIFY, DN_ACCESS | DN_MULTISHOT) != 0 && errno == EINVAL) absent("no dnotify");
}

static void set(bool bit) {
    char byte;
    if (bit) (void)!pread(file, &byte, 1, 0);
}

static long see(void) {
    long seen = notices;
    notices = 0;
    return seen;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
