// Class: settings of the kernel
// Does: looks for the kernel's settings and switches, whichever way they are written
// Verdict: AC in every mode
// Fact: says held
// Because: this /proc has processes and nothing else; there is no /sys
#include <fcntl.h>
#include <stdio.h>

int main(void) {
    static const char *const paths[] = {
        "/proc/sys", "/proc/sys/kernel/core_pattern", "/proc/self/../sys/kernel/core_pattern", "/proc/sys/vm/drop_caches",
        "/proc/sys/kernel/modprobe", "/proc/sys/fs/binfmt_misc/register", "/proc/sysrq-trigger", "/proc/kcore",
        "/proc/kallsyms", "/proc/kmsg", "/proc/config.gz", "/proc/cpuinfo", "/proc/meminfo", "/proc/mounts/../../sys",
        "/proc/sysvipc/shm", "/proc/key-users", "/proc/timer_list", "/proc/interrupts", "/proc/loadavg", "/proc/cmdline",
        "/proc/irq", "/proc/fs", "/proc/driver", "/sys/kernel/debug", "/sys/fs/cgroup", "/sys/module"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (open(paths[i], O_RDONLY) >= 0) return puts(paths[i]) < 0;
    }
    puts("held");
}
