// Class: files. Reads a file in /app that only the daemon may read.
// Expected: AC, says held. Fact: it runs as another host uid than the daemon's.
#include <fcntl.h>
#include <stdio.h>

int main(void) { puts(open("/app/secret", O_RDONLY) < 0 ? "held" : "through"); }
