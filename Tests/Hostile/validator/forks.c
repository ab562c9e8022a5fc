// Class: validator that forks
// Does: forks until it may no more, and leaves all its children running
// Verdict: AC in every mode
// Fact: hides through
// Because: it says accepted; its children end with it
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 1000; i++)
        if (fork() == 0)
            for (;;) pause();
    return 42;
}
