// Class: files of the daemon
// Does: reads a file in /app that only the daemon may read
// Stage: MechanismTests
// Verdict: AC in every mode
// Fact: says held
// Because: it runs as another host uid than the daemon's
#include <fcntl.h>
#include <stdio.h>

int main(void) { puts(open("/app/secret", O_RDONLY) < 0 ? "held" : "through"); }
