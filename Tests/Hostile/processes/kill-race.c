// Class: fork bomb
// Does: a swarm in which each process starts another one and ends, so that no list of them stays true
// Given: cpu 400 ms, memory 1024 MiB
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the orphans are reaped by the run's init, and with it all end at one stroke
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 4; i++) {
        if (fork() != 0) continue;
        for (;;) {
            if (fork() > 0) _exit(0);
        }
    }
    for (;;) pause();
}
