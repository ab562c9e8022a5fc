// Class: vfork storm
// Does: starts processes that end at once, one after another, for ever
// Given: cpu 400 ms, memory 1024 MiB
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: what starting and ending takes is CPU time of the run
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (;;) {
        if (vfork() == 0) _exit(0);
        wait(NULL);
    }
}
