// Class: program without a file
// Does: asks for a file in memory, to run what no folder shows
// Verdict: AC in every mode
// Fact: says held
// Because: compiled programs have neither memory files nor execveat (ENOSYS)
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int count, char **arguments) {
    int own = count > 0 ? open(arguments[0], O_RDONLY) : -1;
    char *const nothing[] = {NULL};
    int refused = memfd_create("program", 0) < 0 && syscall(SYS_memfd_secret, 0) < 0 &&
                  syscall(SYS_execveat, own, "", nothing, nothing, AT_EMPTY_PATH) < 0;
    puts(refused ? "held" : "through");
}
