// Class: channel by the shared memory of the machine
// What: the sender fills a file in memory and empties it, the receiver reads how much shared memory is in use
// Wall: seccomp
// Fact: as system-counts: sysinfo(2) counts the whole machine, and is answered by the run's init
#define _GNU_SOURCE
#include <sys/sysinfo.h>

#include "filling.h"

static long see(void) {
    struct sysinfo info;
    return sysinfo(&info) == 0 ? (long)(info.sharedram * info.mem_unit) : 0;
}

int main(int count, char **arguments) { return filling_main(count, arguments, see); }
