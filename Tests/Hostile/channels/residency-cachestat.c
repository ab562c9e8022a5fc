// Class: channel by what is in memory, asked by cachestat
// What: the sender reads a page of a shared file or drops it, the receiver counts pages in memory
// Wall: uid range, seccomp
// Fact: cachestat(2) gets ENOSYS; newer kernels tell the truth only to whoever may write the file (can_do_cachestat in mm/filemap.c)
#include "pages.h"

enum { CACHESTAT = 451 };

static void open_end(bool sends) {
    (void)sends;
    pages_file = pages_open();
    uint64_t range[2] = {0, PAGE}, counts[5];
    if (syscall(CACHESTAT, pages_file, range, counts, 0) != 0 && errno == ENOSYS) absent("no cachestat");
}

static long see(void) {
    uint64_t range[2] = {0, PAGE}, counts[5];
    return syscall(CACHESTAT, pages_file, range, counts, 0) == 0 && counts[0] > 0;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = pages_set, .see = see});
}
