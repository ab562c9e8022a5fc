// Class: status of another
// Does: its first thread ends with another status than the process does after it
// Verdict: AC in every mode
// Fact: exit status 0, says held
// Because: the process's wait status
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void *finish(void *unused) {
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    puts("held");
    exit(0);
    return unused;
}

int main(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, finish, NULL) != 0) return 1;
    syscall(SYS_exit, 42);
}
