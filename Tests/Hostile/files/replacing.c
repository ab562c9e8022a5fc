// Class: replacing the program
// Does: changes the program by ways other than its name: /proc/self/exe, shared memory, a rename over it, a link in its place
// Verdict: AC in every mode
// Fact: says held
// Because: it is shown read-only, and Landlock lets nothing be written outside the scratch directory
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 1) return 1;
    const char *program = arguments[0];
    int own = open("/proc/self/exe", O_RDONLY), made = open("/w/other", O_WRONLY | O_CREAT, 0700);
    if (own < 0 || made < 0) return 1;
    int changed = open("/proc/self/exe", O_WRONLY) >= 0 || open("/proc/self/exe", O_RDWR | O_APPEND) >= 0 ||
                  open("/proc/self/exe", O_RDONLY | O_TRUNC) >= 0 || truncate("/proc/self/exe", 1) == 0 ||
                  fchmod(own, 0777) == 0 || ftruncate(own, 1) == 0 || fallocate(own, 0, 0, 1) == 0 ||
                  mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, own, 0) != MAP_FAILED ||
                  rename("/w/other", program) == 0 || link("/w/other", "/app/other") == 0 ||
                  renameat2(AT_FDCWD, "/w/other", AT_FDCWD, program, RENAME_EXCHANGE) == 0 ||
                  rename("/app", "/w/app") == 0 || mkdir("/app/folder", 0700) == 0 || futimens(own, NULL) == 0;
    void *shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, own, 0);
    changed |= shared != MAP_FAILED && mprotect(shared, 4096, PROT_READ | PROT_WRITE) == 0;
    unlink("/w/other");
    puts(changed ? "through" : "held");
}
