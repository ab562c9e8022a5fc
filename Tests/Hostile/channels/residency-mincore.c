// Class: channel by what is in memory, asked by mincore
// What: the sender reads a page of a shared file or drops it, the receiver asks whether it is in memory
// Wall: uid range, seccomp
// Fact: since Linux 5.2 mincore(2) tells the truth only to whoever may write the file (can_do_mincore in mm/mincore.c); it is refused with EPERM
#include "pages.h"

static unsigned char *memory;

static void open_end(bool sends) {
    (void)sends;
    pages_file = pages_open();
    memory = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, pages_file, 0);
}

static long see(void) {
    unsigned char resident = 0;
    return mincore(memory, PAGE, &resident) == 0 && resident & 1;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = pages_set, .see = see});
}
