// Class: network
// Does: opens a network socket with a family whose upper half looks like another one; the kernel does not look at it
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call socket
// Because: what is not AF_UNIX in every bit counts as an attempt at the network
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    puts(syscall(SYS_socket, (long)AF_UNIX << 32 | AF_INET, SOCK_STREAM, 0) < 0 ? "held" : "through");
}
