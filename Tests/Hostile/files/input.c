// Class: writing the input
// Does: opens its standard input again, for writing: the next submission would get another test
// Stage: MechanismTests
// Verdict: AC in every mode
// Fact: says held
// Because: Landlock lets nothing be written outside the scratch directory, whoever owns it
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int file = open("/proc/self/fd/0", O_WRONLY);
    puts(file < 0 ? "held" : write(file, "changed", 7) == 7 ? "through" : "held");
}
