#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "CPackets.h"

int cpackets_send(
    int socket, const void *head, size_t head_size, const void *strings, size_t strings_size,
    const int *descriptors, size_t descriptor_count) {
    if (descriptor_count > CPACKETS_DESCRIPTORS_MAX || head_size + strings_size > CPACKETS_SIZE_MAX) {
        errno = EMSGSIZE;
        return -1;
    }
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(CPACKETS_DESCRIPTORS_MAX * sizeof(int))];
    } control;
    struct iovec parts[2] = {
        {.iov_base = (void *)head, .iov_len = head_size},
        {.iov_base = (void *)strings, .iov_len = strings_size}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = strings_size ? 2 : 1};
    if (descriptor_count) {
        memset(&control, 0, sizeof control);
        message.msg_control = &control;
        message.msg_controllen = CMSG_SPACE(descriptor_count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptor_count * sizeof(int));
        memcpy(CMSG_DATA(header), descriptors, descriptor_count * sizeof(int));
    }
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

long cpackets_receive(
    int socket, void *buffer, size_t size, int *descriptors, size_t *descriptor_count) {
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(CPACKETS_DESCRIPTORS_MAX * sizeof(int))];
    } control;
    struct iovec part = {.iov_base = buffer, .iov_len = size};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
        .msg_controllen = sizeof control};
    size_t room = *descriptor_count, count = 0;
    *descriptor_count = 0;
    ssize_t received;
    do received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    if (received < 0) return -1;
    int surplus = 0;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t arrived = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < arrived; i++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof descriptor);
            if (count < room) {
                descriptors[count++] = descriptor;
            } else {
                close(descriptor);
                surplus = 1;
            }
        }
    }
    if (surplus || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))) {
        for (size_t i = 0; i < count; i++) close(descriptors[i]);
        errno = message.msg_flags & MSG_TRUNC ? EMSGSIZE : EPROTO;
        return -1;
    }
    *descriptor_count = count;
    return received;
}
