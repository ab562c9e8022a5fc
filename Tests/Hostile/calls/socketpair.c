// Class: network
// Does: asks for a pair of sockets of a family that the kernel would have to load a module for
// Verdict: SV in every mode
// Fact: forbidden call socketpair
// Because: seccomp notifies its owner
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    int ends[2];
    puts(socketpair(AF_PACKET, SOCK_STREAM, 0, ends) < 0 ? "held" : "through");
}
