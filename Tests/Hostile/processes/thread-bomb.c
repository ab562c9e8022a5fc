// Class: thread bomb
// Does: starts threads until it may no more
// Verdict: AC in every mode
// Fact: says held
// Because: threads count as processes do
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *wait_for_ever(void *unused) {
    for (;;) pause();
    return unused;
}

int main(void) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 << 10);
    int made = 0;
    for (pthread_t thread; made < 2000 && pthread_create(&thread, &small, wait_for_ever, NULL) == 0;) made++;
    puts(made < 200 ? "held" : "through");
}
