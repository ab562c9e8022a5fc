// Class: network of the host
// Does: looks for the host's socket that its argument names
// Stage: MechanismTests
// Verdict: AC in every mode
// Fact: says held
// Because: the network namespace has no sockets
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    FILE *sockets = fopen("/proc/self/net/unix", "r");
    char line[512];
    if (count < 2) return 1;
    while (sockets != NULL && fgets(line, sizeof line, sockets) != NULL) {
        if (strstr(line, arguments[1]) != NULL) return puts("through") < 0;
    }
    puts("held");
}
