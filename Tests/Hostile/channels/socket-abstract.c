// Class: channel by an abstract socket
// What: datagrams to a name that lies in no file system
// Wall: network namespace, seccomp, landlock
// Fact: abstract names belong to the network namespace (unix(7)); socket(2) for AF_UNIX gets EACCES; Landlock scopes them from kernel 6.12 on
#include <sys/un.h>

#include "socket.h"

int main(int count, char **arguments) {
    static struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0judge-channel"};
    endpoint = (struct endpoint){(struct sockaddr *)&address, sizeof(sa_family_t) + sizeof "?judge-channel" - 1};
    return socket_main(count, arguments);
}
