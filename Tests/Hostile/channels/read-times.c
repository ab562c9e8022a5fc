// Class: channel by the times of last access
// What: the sender reads a file of a set or not, the receiver looks which were read after they were written
// Wall: read-only root
// Fact: a read by way of a read-only mount leaves no time (atime_needs_update and touch_atime in fs/inode.c)
#define _GNU_SOURCE
#include <sys/statvfs.h>

#include "channel.h"

static int symbol;

static const char *name(int number) {
    char name[32];
    snprintf(name, sizeof name, "channel-read-%d", number);
    return shared_file(name);
}

static bool put(const uint8_t *message) {
    for (int i = 0; i < SYMBOLS; i += 2) {
        char byte;
        int file = message_bit(message, i) ? open(name(i / 2), O_RDONLY) : -1;
        if (file >= 0) (void)!read(file, &byte, 1);
        if (file >= 0) close(file);
    }
    return true;
}

static bool get(uint8_t *message) {
    // The sender begins at the start, the receiver looks when most of the time is over.
    if (++symbol < SYMBOLS - 4) return false;
    memset(message, 0, MESSAGE_SIZE);
    for (int i = 0; i < SYMBOLS; i += 2) {
        struct stat status;
        struct statvfs system;
        if (statvfs(name(i / 2), &system) == 0 && system.f_flag & ST_NOATIME) absent("no times of access on this file system");
        if (stat(name(i / 2), &status) != 0) return false;
        bool read = status.st_atim.tv_sec != status.st_mtim.tv_sec || status.st_atim.tv_nsec != status.st_mtim.tv_nsec;
        message[i / 16] |= (uint8_t)(read << (i % 16 / 2));
    }
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
