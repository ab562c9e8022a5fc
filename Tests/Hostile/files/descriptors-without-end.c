// Class: descriptors without end
// Does: opens descriptors without end
// Verdict: AC in every mode
// Fact: says held
// Because: RLIMIT_NOFILE
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int made = 0;
    while (made < 500 && dup(0) >= 0) made++;
    puts(made < 500 ? "held" : "through");
}
