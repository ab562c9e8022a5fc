// Class: channel by what is in memory, asked by reading without waiting
// What: the sender reads a page of a shared file or drops it, the receiver reads it with RWF_NOWAIT
// Wall: seccomp
// Fact: preadv2(2) with RWF_NOWAIT fails for what is not in memory; flags get EOPNOTSUPP, and fadvise64(2), which drops a page, does nothing
#define _GNU_SOURCE
#include <sys/uio.h>

#include "pages.h"

static void open_end(bool sends) {
    (void)sends;
    pages_file = pages_open();
}

static long see(void) {
    char byte;
    struct iovec target = {&byte, 1};
    ssize_t count = preadv2(pages_file, &target, 1, 0, RWF_NOWAIT);
    if (count < 0 && errno == EOPNOTSUPP) absent("no RWF_NOWAIT on this file system");
    // What was missed has been asked for by that: the next look is to start afresh.
    return count == 1;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = pages_set, .see = see});
}
