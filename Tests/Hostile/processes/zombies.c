// Class: zombies
// Does: never asks what became of its children, all of which have ended
// Verdict: AC in every mode
// Fact: says held
// Because: one that has ended counts until somebody has asked
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int made = 0; made < 2000; made++) {
        pid_t pid = fork();
        if (pid < 0) return puts(made < 200 ? "held" : "through") < 0;
        if (pid == 0) _exit(0);
    }
    puts("through");
}
