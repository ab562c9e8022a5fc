// Class: symbolic links
// Does: makes links in the scratch directory to files of the host, of process 1 and of the program, and opens what they lead to
// Verdict: AC in every mode
// Fact: says held
// Because: a link is only a name; what it names is not there, or as read-only as without it
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    const char *const targets[] = {
        "/etc/shadow", "/proc/1/root/etc/shadow", "/proc/1/environ", "/proc/self/root/../../etc/shadow", "../../etc/shadow",
        "/sys/kernel", "/var/lib", "/w/link", "/proc/self/fd/1023"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        unlink("/w/link");
        if (symlink(targets[i], "/w/link") != 0) return 1;
        if (open("/w/link", O_RDONLY) >= 0) return puts(targets[i]) < 0;
    }
    unlink("/w/link");
    if (symlink(count > 0 ? arguments[0] : "/", "/w/link") != 0) return 1;
    puts(open("/w/link", O_WRONLY) >= 0 || truncate("/w/link", 0) == 0 ? "through" : "held");
    return unlink("/w/link") != 0;
}
