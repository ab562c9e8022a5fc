// Class: system call from a thread
// Does: a thread, not the first one, makes a forbidden call
// Verdict: SV in every mode
// Fact: forbidden call unshare
// Because: the filter is on every thread; seccomp notifies its owner
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>

static void *escape(void *unused) {
    unshare(CLONE_NEWNS);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, escape, NULL);
    pthread_join(thread, NULL);
    puts("through");
}
