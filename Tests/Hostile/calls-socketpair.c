// Class: calls. Asks for a pair of sockets of a family that the kernel would have to load a module for.
// Expected: SV socketpair. Fact: the seccomp notification.
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    int ends[2];
    puts(socketpair(AF_PACKET, SOCK_STREAM, 0, ends) < 0 ? "held" : "through");
}
