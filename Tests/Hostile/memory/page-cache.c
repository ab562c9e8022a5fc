// Class: file pages
// Does: reads all programs here, many times what it has in memory, and writes a file again and again
// Verdict: AC in every mode
// Fact: says held
// Because: pages of files can be dropped and read again: they are no memory that a program needs
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static char block[1 << 20];

int main(void) {
    DIR *programs = opendir("/app");
    for (struct dirent *entry; programs != NULL && (entry = readdir(programs)) != NULL;) {
        int file = openat(dirfd(programs), entry->d_name, O_RDONLY);
        while (file >= 0 && read(file, block, sizeof block) > 0) {
        }
        if (file >= 0) close(file);
    }
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < 128; i++) {
        if (pwrite(file, block, sizeof block, i % 2 << 20) != sizeof block) return 1;
    }
    unlink("/w/file");
    puts("held");
}
