// Class: database and control socket
// Does: looks where the judge keeps its database, its socket, its settings and its drops
// Verdict: AC in every mode
// Fact: says held
// Because: the mount namespace does not have them
#include <stdio.h>
#include <sys/stat.h>

int main(void) {
    static const char *const places[] = {
        "/var/lib/judge", "/var/lib/judge/judge.db", "/run/judge", "/run/judge/control", "/run/judge/control.sock",
        "/etc/judge", "/etc/judge.conf", "/etc/judge/judge.conf", "/srv/judge", "/opt/judge", "/usr/lib/judge",
        "/usr/libexec/judge-spawn", "/usr/local/bin/judged", "/sys/fs/cgroup", "/var/tmp", "/dev/shm", "/run", "/srv",
        "../var/lib/judge", "../../run/judge", "/proc/self/root/var/lib/judge", "/proc/self/cwd/../run/judge"};
    struct stat status;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (lstat(places[i], &status) == 0) return puts(places[i]) < 0;
    }
    puts("held");
}
