// Class: inherited sockets
// Does: uses its standard descriptors, and all that could have been left open, as sockets
// Verdict: AC in every mode
// Fact: says held
// Because: they are pipes and files, and socket calls do nothing here (EPERM)
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    char byte = 0;
    struct iovec part = {&byte, 1};
    struct mmsghdr message = {.msg_hdr = {.msg_iov = &part, .msg_iovlen = 1}};
    socklen_t length = sizeof name;
    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        int used = connect(descriptor, (struct sockaddr *)&name, sizeof name) == 0 ||
                   bind(descriptor, (struct sockaddr *)&name, sizeof name) == 0 || listen(descriptor, 1) == 0 ||
                   accept4(descriptor, NULL, NULL, 0) >= 0 || sendto(descriptor, &byte, 1, MSG_DONTWAIT, NULL, 0) >= 0 ||
                   recvfrom(descriptor, &byte, 1, MSG_DONTWAIT, NULL, NULL) >= 0 ||
                   sendmsg(descriptor, &message.msg_hdr, MSG_DONTWAIT) >= 0 || recvmsg(descriptor, &message.msg_hdr, MSG_DONTWAIT) >= 0 ||
                   sendmmsg(descriptor, &message, 1, MSG_DONTWAIT) >= 0 || recvmmsg(descriptor, &message, 1, MSG_DONTWAIT, NULL) >= 0 ||
                   getsockname(descriptor, (struct sockaddr *)&name, &length) == 0 ||
                   getpeername(descriptor, (struct sockaddr *)&name, &length) == 0 || shutdown(descriptor, SHUT_RDWR) == 0;
        if (used) return printf("%d is a socket\n", descriptor) < 0;
    }
    puts("held");
}
