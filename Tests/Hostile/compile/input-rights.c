// Class: rights of the input
// Does: takes everybody's rights to its standard input away, dates it to 1970 and cuts it off
// Verdict: AC in every mode
// Fact: hides through
// Because: it is somebody else's file, or a copy; the next test and the next submission find theirs
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    if (getchar() == EOF) return 1;
    struct timespec long_ago[2] = {{0, 0}, {0, 0}};
    fchmod(0, 0);
    chmod("/proc/self/fd/0", 0);
    futimens(0, long_ago);
    (void)!truncate("/proc/self/fd/0", 0);
    open("/proc/self/fd/0", O_RDONLY | O_TRUNC);
    fcntl(0, F_SETFL, O_NONBLOCK | O_APPEND);
    puts("held");
}
