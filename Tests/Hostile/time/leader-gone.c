// Class: first thread gone
// Does: its first thread ends, another one computes
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: a process has not ended before its last thread has, and the time of all of them counts
#include <pthread.h>

static void *spin(void *unused) {
    for (volatile unsigned long i = 0;; i++) {
    }
    return unused;
}

int main(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, spin, NULL) != 0) return 1;
    pthread_exit(NULL);
}
