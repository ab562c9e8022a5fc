#pragma once

#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>

// Swift imports neither the CMSG_* macros nor a struct with a flexible array, so a message with descriptors
// is put together here.

/// Sends `bytes` with `count` (1 to 4) descriptors as one message. Returns sendmsg's result.
static inline ssize_t clinux_send_descriptors(
    int socket, const void *bytes, size_t length, const int *descriptors, size_t count) {
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(4 * sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = length};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
        .msg_controllen = CMSG_SPACE(count * sizeof(int))};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// Makes two pipes, close-on-exec: reader and writer of one, then of the other. Returns 0, or -1
/// with errno, and no pipe is there.
int clinux_two_pipes(int ends[4]);

/// Opens a file for reading whose path has no symbolic link in it: openat2(2), which glibc has not. -1 with errno.
int clinux_open_without_links(const char *path);
