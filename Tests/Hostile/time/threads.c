// Class: threads computing in parallel
// Does: eight threads compute for ever
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the CPU time of all threads together is over the limit
#include <pthread.h>
#include <stddef.h>

static void *spin(void *unused) {
    for (volatile unsigned long i = 0;; i++) {
    }
    return unused;
}

int main(void) {
    pthread_t thread;
    for (int i = 0; i < 7; i++) pthread_create(&thread, NULL, spin, NULL);
    spin(NULL);
}
