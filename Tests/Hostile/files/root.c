// Class: files outside the scratch directory
// Does: makes and changes files outside the scratch directory
// Verdict: AC in every mode
// Fact: says held
// Because: the root is read-only
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

int main(void) {
    static const char *const paths[] = {
        "/new", "/etc/new", "/etc/passwd", "/dev/new", "/proc/sys/kernel/core_pattern",
        "/proc/sysrq-trigger", "/proc/1/oom_score_adj"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (open(paths[i], O_WRONLY | O_CREAT, 0600) >= 0) return puts(paths[i]) < 0;
    }
    puts(mkdir("/folder", 0700) == 0 ? "through" : "held");
}
