// Class: files without a name
// Does: makes files without a name, and gives them one outside the scratch directory
// Verdict: AC in every mode
// Fact: says held
// Because: all but the scratch directory is read-only and another mount
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    static const char *const folders[] = {"/", "/app", "/etc", "/dev", "/proc", "/proc/self"};
    int own = open("/w", O_TMPFILE | O_RDWR, 0600);
    char path[64], target[32];
    if (own < 0 || write(own, "x", 1) != 1) return 1;
    snprintf(path, sizeof path, "/proc/self/fd/%d", own);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(target, sizeof target, "%s/named", folders[i]);
        if (open(folders[i], O_TMPFILE | O_RDWR, 0600) >= 0 || linkat(own, "", AT_FDCWD, target, AT_EMPTY_PATH) == 0 ||
            linkat(AT_FDCWD, path, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0)
            return puts(target) < 0;
    }
    puts("held");
}
