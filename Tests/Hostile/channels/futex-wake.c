// Class: channel by a futex
// What: the receiver waits on a word of a shared file, the sender wakes who waits there
// Wall: seccomp
// Fact: neither waiting nor waking needs more than reading (get_futex_key in kernel/futex/core.c); a wake without FUTEX_PRIVATE_FLAG gets ENOSYS
#include "futex.h"

static void set(bool bit) {
    if (bit) syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = futex_open_end, .set = set, .see = futex_see});
}
