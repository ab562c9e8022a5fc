#pragma once

#include <stddef.h>

// Packets with descriptors, on sockets of the kind SOCK_SEQPACKET.

enum {
    CPACKETS_SIZE_MAX = 160 * 1024,
    CPACKETS_DESCRIPTORS_MAX = 64,
};

/// Sends one packet. Returns 0, or -1 with errno.
int cpackets_send(
    int socket, const void *head, size_t head_size, const void *strings, size_t strings_size,
    const int *descriptors, size_t descriptor_count);

/// Receives one packet into `buffer`, and at most `*descriptor_count` close-on-exec descriptors. Returns its size, 0 at the end,
/// -1 with errno; a packet or list of descriptors that does not fit is an error.
long cpackets_receive(
    int socket, void *buffer, size_t size, int *descriptors, size_t *descriptor_count);
