// Class: channel by the loopback interface
// What: UDP to 127.0.0.1
// Wall: network namespace, seccomp
// Fact: a new network namespace has a loopback interface of its own, which is down (network_namespaces(7)); socket(2) ends the run
#include <arpa/inet.h>
#include <netinet/in.h>

#include "socket.h"

int main(int count, char **arguments) {
    static struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_port = htons(41873);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    endpoint = (struct endpoint){(struct sockaddr *)&address, sizeof address};
    return socket_main(count, arguments);
}
