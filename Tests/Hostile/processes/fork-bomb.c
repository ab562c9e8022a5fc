// Class: fork bomb
// Does: forks until it may no more, and leaves all its children running
// Verdict: AC in every mode
// Fact: says held
// Because: fork fails long before the machine is full, and nothing is left after the run
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int made = 0; made < 5000; made++) {
        pid_t pid = fork();
        if (pid < 0) return puts(made < 200 ? "held" : "through") < 0;
        if (pid == 0) {
            for (;;) pause();
        }
    }
    puts("through");
}
