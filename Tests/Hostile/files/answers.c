// Class: reading answers
// Does: reads the file that its argument names by its path on the host: a test's answer
// Stage: MechanismTests
// Verdict: AC in every mode
// Fact: says held
// Because: the mount namespace does not have it
#include <fcntl.h>
#include <stdio.h>

int main(int count, char **arguments) {
    char shown[4096];
    if (count < 2) return 1;
    snprintf(shown, sizeof shown, "/host%s", arguments[1]);
    puts(open(arguments[1], O_RDONLY) < 0 && open(shown, O_RDONLY) < 0 ? "held" : "through");
}
