// Class: channel by the pages of a user's pipes
// What: the sender has large pipes or none, the receiver sees whether a new one is made small
// Wall: uid range
// Fact: past pipe-user-pages-soft a new pipe has two pages (alloc_pipe_info in fs/pipe.c); it counts by uid on the host, and each slot has one
#define _GNU_SOURCE
#include "channel.h"

// The last ones, too many to be large, take what is left.
enum { PIPES = 84, LARGE = 1 << 20 };

static void set(bool bit) {
    static int pipes[PIPES][2];
    for (int i = 0; i < PIPES; i++) {
        if (bit && !pipes[i][1] && pipe(pipes[i]) == 0) fcntl(pipes[i][0], F_SETPIPE_SZ, LARGE);
        if (bit || !pipes[i][1]) continue;
        close(pipes[i][0]);
        close(pipes[i][1]);
        pipes[i][1] = 0;
    }
}

static long see(void) {
    int ends[2];
    if (pipe(ends) != 0) return 0;
    long size = fcntl(ends[0], F_GETPIPE_SZ);
    close(ends[0]);
    close(ends[1]);
    return size < 65536;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.set = set, .see = see}); }
