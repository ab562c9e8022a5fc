// Class: channel by the epoll watches of a user
// What: the sender adds watches until there are no more, the receiver sees whether there is one left
// Wall: uid range
// Fact: max_user_watches counts by uid on the host (ep_insert in fs/eventpoll.c), and each slot has one; a run's descriptors do not reach it
#include <sys/epoll.h>

#include "channel.h"

enum { SETS = 40, WATCHES = 40 };

static int sets[SETS], files[WATCHES];

static void open_end(bool sends) {
    long most = 0;
    FILE *file = fopen("/proc/sys/fs/epoll/max_user_watches", "r");
    if (file && fscanf(file, "%ld", &most) == 1 && most > SETS * WATCHES) absent("more epoll watches than anybody can take");
    for (int i = 0; sends && i < WATCHES; i++) {
        int ends[2];
        if (pipe(ends) != 0) break;
        files[i] = ends[0];
    }
}

static void set(bool bit) {
    for (int i = 0; i < SETS; i++) {
        if (sets[i] > 0) close(sets[i]);
        sets[i] = bit ? epoll_create1(0) : 0;
        struct epoll_event event = {.events = EPOLLIN};
        for (int j = 0; j < WATCHES && sets[i] > 0; j++) epoll_ctl(sets[i], EPOLL_CTL_ADD, files[j], &event);
    }
}

static long see(void) {
    int ends[2], set = epoll_create1(0);
    if (set < 0 || pipe(ends) != 0) return 0;
    struct epoll_event event = {.events = EPOLLIN};
    bool refused = epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event) != 0 && errno == ENOSPC;
    close(set);
    close(ends[0]);
    close(ends[1]);
    return refused;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
