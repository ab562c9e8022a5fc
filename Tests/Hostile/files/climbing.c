// Class: climbing out of the root
// Does: goes up from everywhere, further than any root is deep, and opens files of the host by that
// Verdict: AC in every mode
// Fact: says held
// Because: above the root there is nothing: the old one was let go of
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static const char *const starts[] = {"/", "/w", "/app", "/dev", "/proc", "/proc/self/root", "/proc/self/cwd", "/proc/self/task"};
    static const char *const wanted[] = {"etc/shadow", "root", "home", "var/lib", "sys/kernel", "usr/bin", "boot"};
    char path[1024];
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        int folder = open(starts[i], O_PATH | O_DIRECTORY);
        for (size_t j = 0; j < sizeof wanted / sizeof *wanted; j++) {
            path[0] = 0;
            for (int up = 0; up < 200; up++) strcat(path, "../");
            strcat(path, wanted[j]);
            if (openat(folder, path, O_RDONLY) >= 0) return puts(wanted[j]) < 0;
        }
        for (int up = 0; up < 50 && fchdir(folder) == 0; up++) folder = open("..", O_PATH | O_DIRECTORY);
        if (access("etc/shadow", F_OK) == 0) return puts(starts[i]) < 0;
    }
    puts("held");
}
