// Class: stack bomb
// Does: recurses without end in a thread, whose stack it has made small
// Verdict: RTE in every mode
// Fact: signal SIGSEGV
// Because: below a thread's stack lies a page that is nobody's, and memory there was plenty
#include <pthread.h>
#include <stddef.h>

static long descend(long depth) {
    volatile char frame[512];
    frame[0] = (char)depth;
    return depth < 0 ? 0 : descend(depth + 1 == 1L << 60 ? 1 : depth + 1) + frame[0];
}

static void *start(void *unused) { return (char *)unused + descend(0); }

int main(void) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 256 << 10);
    pthread_t thread;
    if (pthread_create(&thread, &small, start, NULL) != 0) return 1;
    pthread_join(thread, NULL);
}
