// Class: channel by the free blocks of a file system
// What: the sender fills a part of a tmpfs and empties it, the receiver asks how much is free
// Wall: mount namespace
// Fact: /w is a tmpfs of the run's own; no other file system in its root can be written (root.c)
#define _GNU_SOURCE
#include <sys/statfs.h>

#include "filling.h"

static long see(void) {
    struct statfs space;
    return statfs(memory_folder(), &space) == 0 ? -(long)(space.f_bfree * (unsigned long)space.f_bsize) : 0;
}

int main(int count, char **arguments) { return filling_main(count, arguments, see); }
