// Class: set-uid program
// Does: makes a copy of itself in the scratch directory, sets its set-uid and set-gid bits, and runs it
// Verdict: AC in every mode
// Fact: says held
// Because: programs may be made and run there, as compilers and tests of programs do, but the bits mean nothing
#include <fcntl.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count > 1) {
        puts(unlink(arguments[0]) == 0 && getuid() == 1000 && geteuid() == 1000 && getegid() == 1000 ? "held" : "through");
        return 0;
    }
    int own = open(arguments[0], O_RDONLY), copy = open("/w/copy", O_WRONLY | O_CREAT, 0700);
    while (sendfile(copy, own, NULL, 1 << 20) > 0) {
    }
    if (fchmod(copy, 06777) != 0) return 1;
    close(copy);
    execl("/w/copy", "/w/copy", "again", (char *)NULL);
    return 2;
}
