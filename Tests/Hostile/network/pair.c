// Class: socket pairs
// Does: asks for a pair of local sockets, which could carry descriptors
// Verdict: AC in every mode
// Fact: says held
// Because: compiled programs have none (EPERM); pipes do the same
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET};
    int ends[2];
    for (int i = 0; i < 3; i++) {
        if (socketpair(AF_UNIX, types[i], 0, ends) == 0 || errno != EPERM) return puts("through") < 0;
    }
    puts("held");
}
