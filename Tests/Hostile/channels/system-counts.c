// Class: channel by sysinfo
// What: the sender starts and ends threads, the receiver reads how many there are on the machine
// Wall: seccomp
// Fact: sysinfo(2) counts the whole machine, whatever the namespace (do_sysinfo in kernel/sys.c); the run's init answers it with the run's own limits
#include <sys/sysinfo.h>

#include "crowd.h"

static long see(void) {
    struct sysinfo info;
    return sysinfo(&info) == 0 ? info.procs : 0;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.set = crowd_set, .see = see, .margin = CROWD / 2});
}
