// Class: threads computing in parallel
// Does: computes in short-lived threads, one after another
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the time of threads that have ended is not forgotten
#include <pthread.h>
#include <time.h>

static void *work(void *unused) {
    struct timespec used = {0, 0};
    while (used.tv_sec == 0 && used.tv_nsec < 4000000) clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return unused;
}

int main(void) {
    for (pthread_t thread;;) {
        if (pthread_create(&thread, NULL, work, NULL) != 0) return 1;
        pthread_join(thread, NULL);
    }
}
