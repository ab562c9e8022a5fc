// Class: channel by the shared memory of the machine
// What: the sender fills a file in memory and empties it, the receiver reads how much shared memory is in use
// Wall: seccomp
// Fact: as system-counts: sysinfo(2) counts the whole machine, and is answered by the run's init
#define _GNU_SOURCE
#include <sys/sysinfo.h>

#include "channel.h"

enum { SIZE = 3 << 20 };

static int file = -1;

static void open_end(bool sends) {
    if (sends) file = memory_file();
}

static void set(bool bit) {
    if (bit) (void)!fallocate(file, 0, 0, SIZE);
    else (void)!ftruncate(file, 0);
}

static long see(void) {
    struct sysinfo info;
    return sysinfo(&info) == 0 ? (long)(info.sharedram * info.mem_unit) : 0;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see, .margin = SIZE / 3});
}
