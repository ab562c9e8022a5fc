// Class: channel by a socket in a file
// What: datagrams to a socket in /tmp
// Wall: mount namespace, seccomp
// Fact: /tmp is the run's own; socket(2) for AF_UNIX is refused with EACCES
#include <sys/un.h>

#include "socket.h"

int main(int count, char **arguments) {
    static struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/tmp/judge-channel-socket"};
    endpoint = (struct endpoint){(struct sockaddr *)&address, sizeof address};
    int status = socket_main(count, arguments);
    unlink(address.sun_path);
    return status;
}
