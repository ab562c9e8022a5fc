// Class: program that starts itself anew
// Does: executes itself from a thread that is not the first one, while others compute
// Verdict: AC in every mode
// Fact: says held
// Because: whoever executes takes the first thread's place, and the run's first process has not ended
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static char *path;

static void *spin(void *unused) {
    for (volatile unsigned long i = 0;; i++) {
    }
    return unused;
}

static void *start(void *unused) {
    execl(path, path, "again", NULL);
    return unused;
}

int main(int count, char **arguments) {
    if (count > 1) return puts("held") < 0;
    path = arguments[0];
    pthread_t thread;
    for (int i = 0; i < 4; i++) pthread_create(&thread, NULL, spin, NULL);
    pthread_create(&thread, NULL, start, NULL);
    pthread_join(thread, NULL);
    puts("through");
}
