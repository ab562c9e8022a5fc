// Class: many forbidden calls
// Does: twenty threads make a forbidden call at once
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: the first one that is told of ends the run
#include <pthread.h>
#include <stdio.h>
#include <sys/ptrace.h>

static void *spy(void *unused) {
    return ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? NULL : unused;
}

int main(void) {
    pthread_t threads[20];
    for (int i = 0; i < 20; i++) {
        if (pthread_create(&threads[i], NULL, spy, threads) != 0) return 1;
    }
    void *spied, *any = NULL;
    for (int i = 0; i < 20; i++) {
        pthread_join(threads[i], &spied);
        if (spied) any = spied;
    }
    puts(any ? "through" : "held");
}
