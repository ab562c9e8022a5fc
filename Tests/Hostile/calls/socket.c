// Class: network
// Does: opens a network socket
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call socket
// Because: seccomp notifies its owner
#include <stdio.h>
#include <sys/socket.h>

int main(void) { puts(socket(AF_INET, SOCK_STREAM, 0) < 0 ? "held" : "through"); }
