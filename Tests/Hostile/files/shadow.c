// Class: files of the host
// Does: reads files of the host
// Verdict: AC in every mode
// Fact: says held
// Because: they are not there
#include <fcntl.h>
#include <stdio.h>

int main(void) {
    static const char *const paths[] = {
        "/etc/shadow", "/etc/hostname", "/proc/1/root/etc/shadow", "/proc/1/cwd/etc/shadow", "/root",
        "/home", "/var", "/sys/kernel", "/dev/sda", "/dev/vda", "/dev/mem", "/dev/kmsg", "/dev/tty"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (open(paths[i], O_RDONLY) >= 0) return puts(paths[i]) < 0;
    }
    puts("held");
}
