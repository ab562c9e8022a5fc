// Class: vfork storm
// Does: a vfork in a vfork, each with its parent asleep in the kernel, until it may no more
// Verdict: AC in every mode
// Fact: says held
// Because: each of them counts, and the last one is told that there is no more
#include <unistd.h>

static int depth;
static pid_t pid;

int main(void) {
    do {
        pid = vfork();
    } while (pid == 0 && ++depth < 2000);
    if (pid == 0) (void)!write(1, "through\n", 8);
    if (pid < 0) (void)!write(1, "held\n", 5);
    _exit(0);
}
