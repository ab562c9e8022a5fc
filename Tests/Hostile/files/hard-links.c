// Class: hard links
// Does: links the program, its input, a device and a file of /proc into the scratch directory, where they would be its own
// Verdict: AC in every mode
// Fact: says held
// Because: no link leads from one mount to another
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    const char *const sources[] = {
        count > 0 ? arguments[0] : "/", "/proc/self/exe", "/proc/self/fd/0", "/proc/self/fd/1", "/dev/null", "/etc/passwd",
        "/proc/self/mem"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        int file = open(sources[i], O_PATH);
        if (link(sources[i], "/w/link") == 0 || linkat(AT_FDCWD, sources[i], AT_FDCWD, "/w/link", AT_SYMLINK_FOLLOW) == 0 ||
            linkat(file, "", AT_FDCWD, "/w/link", AT_EMPTY_PATH) == 0) {
            // A link in /proc of its own may become one in /w: it is only a link.
            if (readlink("/w/link", (char[2]){0}, 1) < 0) return puts(sources[i]) < 0;
        }
        close(file);
    }
    puts("held");
}
