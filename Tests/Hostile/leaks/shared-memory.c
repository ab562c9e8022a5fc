// Class: leaving shared memory for the next run
// Does: looks for a shared memory segment of the run before, then leaves one
// Given: profile runtime
// Arguments: -; -
// Verdict: AC in every mode
// Fact: says held
// Because: the IPC namespace is fresh for every run
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void) {
    puts(shmget(0x6a756467, 4096, 0600) >= 0 ? "through" : "held");
    return shmget(0x6a756467, 4096, IPC_CREAT | 0600) < 0;
}
