// Class: set-uid program
// Does: is root's and has the set-uid bit
// Stage: LeftoverTests
// Verdict: AC in every mode
// Fact: says held
// Because: the bit means nothing on what is shown, and there are no new privileges
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2) execl(arguments[0], arguments[0], "again", (char *)NULL);
    puts(geteuid() == 0 || getuid() != geteuid() ? "through" : "held");
}
