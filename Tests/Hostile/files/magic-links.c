// Class: magic links
// Does: goes by the links of /proc, and by openat2 without any restriction, to what it may not open by name
// Verdict: AC in every mode
// Fact: says held
// Because: they lead into its own root; process 1 has none for it
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    static const char *const paths[] = {
        "/proc/self/root/etc/shadow", "/proc/self/cwd/../etc/shadow", "/proc/thread-self/root/var", "/proc/1/root",
        "/proc/1/cwd", "/proc/1/exe", "/proc/1/fd/0", "/proc/1/fd/10", "/proc/1/ns/mnt", "/proc/1/task/1/root",
        "/proc/self/map_files", "/proc/self/root/../../../home", "/proc/self/task/1/cwd", "/proc/0/root", "/proc/-1/root"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct open_how how = {.flags = O_RDONLY}, inside = {.flags = O_PATH, .resolve = RESOLVE_IN_ROOT};
        if (open(paths[i], O_RDONLY) >= 0 || syscall(SYS_openat2, AT_FDCWD, paths[i], &how, sizeof how) >= 0 ||
            syscall(SYS_openat2, AT_FDCWD, paths[i], &inside, sizeof inside) >= 0) {
            // The list of its own mappings may be seen, where there is one.
            if (i != 10) return puts(paths[i]) < 0;
        }
    }
    puts("held");
}
