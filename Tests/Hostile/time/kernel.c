// Class: CPU time in the kernel
// Does: has the kernel clear memory for ever
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: CPU time is user and system time together
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 20];
    int zeros = open("/dev/zero", O_RDONLY);
    while (read(zeros, block, sizeof block) > 0) {
    }
}
