// Class: sockets of the machine
// Does: opens a local socket, of every type, to reach those that daemons listen on
// Verdict: AC in every mode
// Fact: says held
// Because: AF_UNIX has no sockets here (EACCES): libc asks for one when it looks up a user, and that is no attack
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, -1};
    for (int i = 0; i < 6; i++) {
        if (socket(AF_UNIX, types[i], 0) >= 0 || errno != EACCES) return puts("through") < 0;
    }
    puts("held");
}
