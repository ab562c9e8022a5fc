// Class: sparse file
// Does: leaves files of 4 MiB each behind, in which there is nothing
// Verdict: AC in every mode
// Fact: says held
// Because: what a file takes is counted, not how long it says it is
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 100; i++) {
        char name[32];
        snprintf(name, sizeof name, "/w/%d", i);
        int file = open(name, O_RDWR | O_CREAT, 0600);
        if (file < 0 || ftruncate(file, 4 << 20) != 0) return 1;
        close(file);
    }
    puts("held");
}
