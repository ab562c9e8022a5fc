// Class: memory of the judge
// Does: opens the memory of every process that could be there but itself, by its number
// Verdict: AC in every mode
// Fact: says held
// Because: the pid namespace has none but its own and a process 1 that /proc hides from it
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int pid = 1; pid < 2000; pid++) {
        char path[32];
        snprintf(path, sizeof path, "/proc/%d/mem", pid);
        if (pid == getpid()) continue;
        if (open(path, O_RDONLY) >= 0 || open(path, O_RDWR) >= 0) return printf("%s opens\n", path) < 0;
    }
    puts("held");
}
