// Class: leaving numbers for the next run
// Does: `leave`: opens a thousand files without a name, which change no time and no count. `look`: sees what number a file has
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: a scratch directory whose file system has numbered any file is replaced
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    struct stat status = {0};
    int leaves = count > 1 && strcmp(arguments[1], "leave") == 0;
    for (int i = 0; i < (leaves ? 1000 : 1); i++) {
        int file = open("/w", O_TMPFILE | O_RDWR, 0600);
        if (file < 0 || fstat(file, &status) != 0) return 1;
        close(file);
    }
    puts(leaves || status.st_ino < 100 ? "held" : "through");
}
