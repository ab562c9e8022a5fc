// Class: shared memory
// Does: children fill a mapping that they share, each a part of it, and end; nobody has ever much of it
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the cgroup counts pages, whether a process has them or not; without one they are nobody's
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PART = 16 << 20, PARTS = 8 };

int main(void) {
    char *block = mmap(NULL, PARTS * PART, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) return 1;
    for (int i = 0; i < PARTS; i++) {
        if (fork() == 0) {
            for (long at = 0; at < PART; at += 4096) ((volatile char *)block)[i * PART + at] = 1;
            _exit(0);
        }
        wait(NULL);
    }
    puts("through");
}
