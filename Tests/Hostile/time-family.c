// Class: time. Children compute, the parent only waits.
// Expected: TLE, stopped for cpu. Fact: the CPU time of all processes together is over the limit.
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 4; i++) {
        if (fork() != 0) continue;
        for (volatile unsigned long j = 0;; j++) {
        }
    }
    while (wait(NULL) > 0) {
    }
}
