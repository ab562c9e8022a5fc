// Class: channel by the descriptors of a user that are under way
// What: the sender leaves descriptors in a socket pair unread or takes them out, the receiver sees whether it may send one
// Wall: uid range
// Fact: more than RLIMIT_NOFILE are refused (too_many_unix_fds in net/unix/af_unix.c); it counts by uid on the host, and each slot has one
#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/socket.h>

#include "channel.h"

enum { IN_FLIGHT = 120, AT_ONCE = 20 };

static int ends[2] = {-1, -1};

static bool send_descriptors(int count) {
    char byte = 0, control[CMSG_SPACE(AT_ONCE * sizeof(int))] = {0};
    struct iovec data = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = CMSG_SPACE((size_t)count * sizeof(int))};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
    for (int i = 0; i < count; i++) ((int *)(void *)CMSG_DATA(header))[i] = ends[0];
    return sendmsg(ends[0], &message, MSG_DONTWAIT) == 1;
}

// What is not taken out of them is closed.
static void empty(void) {
    char bytes[IN_FLIGHT];
    while (recv(ends[1], bytes, sizeof bytes, MSG_DONTWAIT) > 0) {
    }
}

static void open_end(bool sends) {
    struct rlimit limit;
    (void)!socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    if (sends || getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = IN_FLIGHT / 2;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static void set(bool bit) {
    empty();
    for (int i = 0; bit && i < IN_FLIGHT / AT_ONCE; i++) send_descriptors(AT_ONCE);
}

static long see(void) {
    bool refused = !send_descriptors(1) && errno == ETOOMANYREFS;
    empty();
    return refused;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.open_end = open_end, .set = set, .see = see});
}
