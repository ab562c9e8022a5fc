// Class: channel by the queued signals of a user
// What: the sender queues as many signals to itself as it may, or some less, the receiver sees whether it may queue one
// Wall: rlimits
// Fact: they count for the maker of the user namespace too, one for all cells (inc_rlimit_get_ucounts in kernel/ucount.c); RLIMIT_SIGPENDING
#include <signal.h>

#include "channel.h"

enum { MOST = 1 << 20, ROOM = 64 };

static sigset_t queued;

static bool queue(void) { return sigqueue(getpid(), SIGRTMIN + 3, (union sigval){0}) == 0; }

static bool take_off(void) { return sigtimedwait(&queued, NULL, &(struct timespec){0}) > 0; }

static void open_end(bool sends) {
    sigemptyset(&queued);
    sigaddset(&queued, SIGRTMIN + 3);
    sigprocmask(SIG_BLOCK, &queued, NULL);
    for (int i = 0; sends && i < MOST && queue(); i++) {
    }
}

static void set(bool bit) {
    for (int i = 0; bit && i < MOST && queue(); i++) {
    }
    for (int i = 0; !bit && i < ROOM; i++) take_off();
}

static long see(void) {
    bool refused = !queue() && errno == EAGAIN;
    take_off();
    return refused;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
