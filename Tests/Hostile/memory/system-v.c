// Class: shared memory
// Does: fills System V segments that no process has attached any more
// Given: profile runtime
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the cgroup counts pages, whether a process has them or not; without one they are nobody's
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void) {
    for (int i = 0; i < 8; i++) {
        int segment = shmget(IPC_PRIVATE, 16 << 20, IPC_CREAT | 0600);
        void *block = segment < 0 ? (void *)-1 : shmat(segment, NULL, 0);
        if (block == (void *)-1) return 1;
        memset(block, 1, 16 << 20);
        shmdt(block);
    }
    puts("through");
}
