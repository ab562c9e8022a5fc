// Class: first thread gone
// Does: its first thread ends; another one takes twice the limit and keeps it
// Given: wall 2000 ms
// Verdict: MLE in every mode
// Fact: over memory
// Because: a process has its memory until its last thread has ended
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static void *take(void *unused) {
    size_t size = 128 << 20;
    char *block = malloc(size);
    if (block == NULL) abort();
    usleep(20000);
    for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 1;
    for (;;) pause();
    return unused;
}

int main(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, take, NULL) != 0) return 1;
    pthread_exit(NULL);
}
