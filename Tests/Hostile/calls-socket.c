// Class: calls. Opens a network socket.
// Expected: SV socket. Fact: the seccomp notification.
#include <stdio.h>
#include <sys/socket.h>

int main(void) { puts(socket(AF_INET, SOCK_STREAM, 0) < 0 ? "held" : "through"); }
