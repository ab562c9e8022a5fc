// Class: none
// Does: asks how large and how busy the machine is, as libc does to size its buffers
// Given: memory 64 MiB
// Verdict: AC in every mode
// Fact: says held
// Because: the run's init answers sysinfo(2) with the run's own limit: the kernel would count what everybody has
#include <stdio.h>
#include <sys/sysinfo.h>
#include <unistd.h>

int main(void) {
    struct sysinfo info;
    const unsigned long limit = 64UL << 20;
    int answered = sysinfo(&info) == 0 && info.totalram == limit && info.freeram == limit && info.procs == 1;
    int refused = sysinfo((struct sysinfo *)16) == -1;
    int known = sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE) == (long)limit;
    puts(answered && refused && known ? "held" : "through");
}
