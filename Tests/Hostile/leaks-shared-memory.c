// Class: leaks. Looks for a shared memory segment of the run before, then leaves one.
// Expected: AC, says held, also the second time. Fact: the IPC namespace is fresh for every run.
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void) {
    puts(shmget(0x6a756467, 4096, 0600) >= 0 ? "through" : "held");
    return shmget(0x6a756467, 4096, IPC_CREAT | 0600) < 0;
}
