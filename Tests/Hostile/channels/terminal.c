// Class: channel by a pseudo terminal
// What: the sender is the master's side of a terminal, the receiver tries all of /dev/pts
// Wall: mount namespace
// Fact: the run's root has neither /dev/ptmx nor /dev/pts (root.c); ioctl(2), which unlocks one, is refused with ENOTTY
#define _GNU_SOURCE
#include <dirent.h>
#include <termios.h>

#include "channel.h"

static const char mark[] = "judge-channel ";

static bool put(const uint8_t *message) {
    int master = open("/dev/ptmx", O_RDWR | O_NOCTTY);
    if (master < 0) absent("no /dev/ptmx");
    struct termios raw;
    if (grantpt(master) != 0 || unlockpt(master) != 0 || tcgetattr(master, &raw) != 0) return false;
    cfmakeraw(&raw);
    tcsetattr(master, TCSANOW, &raw);
    return write(master, mark, sizeof mark - 1) > 0 && write(master, message, MESSAGE_SIZE) == MESSAGE_SIZE;
}

static bool get(uint8_t *message) {
    DIR *terminals = opendir("/dev/pts");
    bool whole = false;
    for (struct dirent *entry; terminals && !whole && (entry = readdir(terminals));) {
        uint8_t text[64];
        struct stat status;
        // Others are somebody's own, who may be sitting at it.
        if (fstatat(dirfd(terminals), entry->d_name, &status, 0) != 0 || status.st_uid != getuid()) continue;
        int slave = openat(dirfd(terminals), entry->d_name, O_RDWR | O_NOCTTY | O_NONBLOCK);
        if (slave < 0) continue;
        ssize_t size = read(slave, text, sizeof text);
        whole = size == (ssize_t)sizeof mark - 1 + MESSAGE_SIZE && !memcmp(text, mark, sizeof mark - 1);
        if (whole) memcpy(message, text + sizeof mark - 1, MESSAGE_SIZE);
        close(slave);
    }
    if (terminals) closedir(terminals);
    return whole;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
