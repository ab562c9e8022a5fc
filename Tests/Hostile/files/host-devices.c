// Class: devices of the host
// Does: opens the host's devices: terminals, memory, the kernel's log, machines, disks, what mounts and what watches faults
// Verdict: AC in every mode
// Fact: says held
// Because: /dev has five devices that hold nothing
#include <fcntl.h>
#include <stdio.h>

int main(void) {
    static const char *const names[] = {
        "tty", "ptmx", "pts/ptmx", "pts/0", "console", "tty0", "mem", "kmem", "port", "kmsg", "kvm", "fuse", "loop-control",
        "loop0", "userfaultfd", "net/tun", "vhost-net", "vsock", "vhost-vsock", "shm", "mqueue", "hugepages", "rtc0", "sda",
        "vda", "nvme0", "dri/card0", "nvidia0", "input/event0", "snd/timer", "uinput", "btrfs-control", "cpu/0/msr",
        "watchdog", "hwrng", "stdin", "fd/0", "log", "initctl"};
    char path[64];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "/dev/%s", names[i]);
        if (open(path, O_RDONLY | O_NONBLOCK) >= 0) return puts(path) < 0;
    }
    puts("held");
}
