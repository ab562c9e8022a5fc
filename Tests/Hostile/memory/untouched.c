// Class: memory that is only reserved
// Does: has an array of 1 GiB and uses a little of it
// Verdict: AC in every mode
// Fact: says held
// Because: memory that was never touched is none
#include <stdio.h>
#include <unistd.h>

static volatile char block[1 << 30];

int main(void) {
    for (long at = 0; at < (long)sizeof block; at += 64 << 20) block[at] = (char)getpid();
    puts("held");
}
