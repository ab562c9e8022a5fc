// Class: inode exhaustion
// Does: makes empty files without end
// Verdict: AC in every mode
// Fact: says held
// Because: the scratch directory has a limited number of them
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 300000; i++) {
        char name[32];
        snprintf(name, sizeof name, "/w/%d", i);
        int file = open(name, O_WRONLY | O_CREAT, 0600);
        if (file < 0) return puts("held") < 0;
        close(file);
    }
    puts("through");
}
