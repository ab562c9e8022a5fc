// The pages of a shared file, as media by which somebody else's reading of them shows: one page a bit.
#pragma once

#include <sys/mman.h>

#include "channel.h"

enum { PAGE = 4096 };

static inline int pages_open(void) {
    int file = open(shared_file("channel-pages"), O_RDONLY);
    if (file < 0) absent("no shared file");
    // Only what is asked for is to be read.
    posix_fadvise(file, 0, 0, POSIX_FADV_RANDOM);
    return file;
}

// The level of a page: whether it is in memory.
static int pages_file __attribute__((unused)) = -1;

// All of the file is dropped: what was written at once may lie in memory as one folio, which stays or goes as a whole.
static inline void pages_set(bool bit) {
    char byte;
    if (bit) (void)!pread(pages_file, &byte, 1, 0);
    else posix_fadvise(pages_file, 0, 0, POSIX_FADV_DONTNEED);
}
