// Class: channel by the limit of processes of a user
// What: the sender starts and ends threads, the receiver lowers its own limit and sees whether it may start one
// Wall: user namespace, uid range
// Fact: RLIMIT_NPROC counts by user namespace and uid (is_rlimit_overlimit in kernel/ucount.c), and each cell has both of its own
#include <sys/resource.h>
#include <sys/wait.h>

#include "crowd.h"

static long see(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
    return child < 0;
}

static void open_end(bool sends) {
    struct rlimit limit;
    if (sends || getrlimit(RLIMIT_NPROC, &limit) != 0) return;
    rlim_t most = limit.rlim_max;
    // What this user has anyhow leaves room for half the crowd.
    for (limit.rlim_cur = 1; limit.rlim_cur < most; limit.rlim_cur++)
        if (setrlimit(RLIMIT_NPROC, &limit) != 0 || !see()) break;
    limit.rlim_cur = limit.rlim_cur + CROWD / 2 < most ? limit.rlim_cur + CROWD / 2 : most;
    setrlimit(RLIMIT_NPROC, &limit);
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = crowd_set, .see = see});
}
