// A channel by datagrams: the receiver's socket has an address, to which the sender sends until the time is over.
#pragma once

#include <sys/socket.h>

#include "channel.h"

struct endpoint {
    struct sockaddr *address;
    socklen_t size;
};

static struct endpoint endpoint;
static int datagrams = -1;

static inline bool socket_open(void) {
    if (datagrams < 0) datagrams = socket(endpoint.address->sa_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return datagrams >= 0;
}

// Never done: a datagram that nobody waits for is lost.
static bool socket_put(const uint8_t *message) {
    if (socket_open()) (void)!sendto(datagrams, message, MESSAGE_SIZE, 0, endpoint.address, endpoint.size);
    return false;
}

static bool socket_get(uint8_t *message) {
    static bool bound;
    if (!socket_open()) return false;
    if (!bound) bound = bind(datagrams, endpoint.address, endpoint.size) == 0;
    return recv(datagrams, message, MESSAGE_SIZE, 0) == MESSAGE_SIZE;
}

static inline int socket_main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.put = socket_put, .get = socket_get});
}
