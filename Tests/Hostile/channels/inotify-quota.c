// Class: channel by the inotify instances of a user
// What: the sender takes all instances or gives them back, the receiver sees whether there is one left
// Wall: seccomp
// Fact: they count for the maker of the user namespace too, one for all cells (inc_ucount in kernel/ucount.c); inotify_init(2) gets ENOSYS
#include <sys/inotify.h>

#include "channel.h"

enum { INSTANCES = 512 };

static void set(bool bit) {
    static int instances[INSTANCES];
    for (int i = 0; i < INSTANCES; i++) {
        if (bit && instances[i] <= 0) {
            instances[i] = inotify_init1(0);
            if (instances[i] < 0) return;
        }
        if (bit || instances[i] <= 0) continue;
        close(instances[i]);
        instances[i] = 0;
    }
}

static long see(void) {
    int instance = inotify_init1(0);
    if (instance >= 0) close(instance);
    return instance < 0 && errno == EMFILE;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.set = set, .see = see}); }
