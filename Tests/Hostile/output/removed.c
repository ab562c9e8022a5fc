// Class: output as files
// Does: writes 3 MiB into a file and removes it, but ends with it open, as does a child that it leaves behind
// Verdict: AC in every mode
// Fact: says held
// Because: output is what is there when all have ended
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    static char block[3 << 20];
    int file = open("/w/file", O_WRONLY | O_CREAT, 0600);
    if (file < 0 || write(file, block, sizeof block) != sizeof block || unlink("/w/file") != 0) return 1;
    if (fork() == 0) {
        for (;;) pause();
    }
    puts("held");
}
