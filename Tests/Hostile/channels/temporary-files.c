// Class: channel by temporary files
// What: a file in each folder that anybody may write on an ordinary system
// Wall: mount namespace
// Fact: /tmp is the run's own /w, a tmpfs that is replaced once it was written (scratch.c); the others are not there
#include "channel.h"

static const char *const places[] = {
    "/tmp/judge-channel", "/w/judge-channel", "/var/tmp/judge-channel", "/dev/shm/judge-channel",
    "/run/lock/judge-channel"};
enum { PLACES = sizeof places / sizeof *places };

static bool put(const uint8_t *message) {
    int written = 0;
    for (int i = 0; i < PLACES; i++) {
        int file = open(places[i], O_CREAT | O_WRONLY, 0600);
        if (file >= 0 && write(file, message, MESSAGE_SIZE) == MESSAGE_SIZE) written++;
    }
    return written > 0;
}

static bool get(uint8_t *message) {
    bool whole = false;
    for (int i = 0; i < PLACES && !whole; i++) {
        int file = open(places[i], O_RDONLY);
        if (file < 0) continue;
        whole = read(file, message, MESSAGE_SIZE) == MESSAGE_SIZE;
        close(file);
    }
    for (int i = 0; whole && i < PLACES; i++) unlink(places[i]);
    return whole;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
