// Class: channel by a named pipe
// What: a FIFO in /tmp
// Wall: mount namespace, seccomp
// Fact: /tmp is the run's own; mknod(2), by which mkfifo(3) makes it, is refused with EPERM
#include "channel.h"

static const char path[] = "/tmp/judge-channel-fifo";

static bool put(const uint8_t *message) {
    if (mkfifo(path, 0600) != 0 && errno != EEXIST) return false;
    int file = open(path, O_RDWR | O_NONBLOCK);
    return file >= 0 && write(file, message, MESSAGE_SIZE) == MESSAGE_SIZE;
}

static bool get(uint8_t *message) {
    int file = open(path, O_RDONLY | O_NONBLOCK);
    if (file < 0) return false;
    bool whole = read(file, message, MESSAGE_SIZE) == MESSAGE_SIZE;
    close(file);
    if (whole) unlink(path);
    return whole;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
