// Class: sleep
// Does: waits for a child that sleeps for ever
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: our clock, with hardly any CPU time
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        for (;;) pause();
    }
    wait(NULL);
}
