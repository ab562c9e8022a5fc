// Class: channel by a futex that the kernel wakes
// What: as futex-wake, but the sender has the kernel do it, by ending a thread whose set_tid_address(2) is the word
// Wall: none
// Fact: the wake-up comes although the word could not be cleared (mm_release in kernel/fork.c); pthread_join(3) is such a wait
#include "futex.h"

static void *end(void *unused) {
    syscall(SYS_set_tid_address, word);
    syscall(SYS_exit, 0);
    return unused;
}

static void set(bool bit) {
    static pthread_attr_t detached;
    pthread_t thread;
    pthread_attr_init(&detached);
    pthread_attr_setstacksize(&detached, 65536);
    if (bit) pthread_create(&thread, &detached, end, NULL);
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = futex_open_end, .set = set, .see = futex_see});
}
