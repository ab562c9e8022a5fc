// Class: channel by System V semaphores
// What: a set of semaphores whose values are the message
// Wall: IPC namespace, seccomp
// Fact: every run has an IPC namespace of its own; semget(2) is refused with ENOSYS
#include <sys/sem.h>

#include "channel.h"

union argument {
    int value;
    unsigned short *values;
};

static bool put(const uint8_t *message) {
    int set = semget(0x6a636833, MESSAGE_SIZE, IPC_CREAT | 0600);
    // One more, so that a set that is made but not filled is told from one that is.
    unsigned short values[MESSAGE_SIZE];
    for (int i = 0; i < MESSAGE_SIZE; i++) values[i] = message[i] + 1;
    return set >= 0 && semctl(set, 0, SETALL, (union argument){.values = values}) == 0;
}

static bool get(uint8_t *message) {
    int set = semget(0x6a636833, 0, 0);
    unsigned short values[MESSAGE_SIZE];
    if (set < 0 || semctl(set, 0, GETALL, (union argument){.values = values}) != 0 || values[0] == 0) return false;
    for (int i = 0; i < MESSAGE_SIZE; i++) message[i] = (uint8_t)(values[i] - 1);
    semctl(set, 0, IPC_RMID);
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
