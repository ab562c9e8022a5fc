// Class: channel by System V shared memory
// What: a segment under an agreed key
// Wall: IPC namespace
// Fact: every run has an IPC namespace of its own, which ends with it (ipc_namespaces(7)); interpreters may use shmget(2) in it, others may not
#include <sys/shm.h>

#include "channel.h"

static bool put(const uint8_t *message) {
    int segment = shmget(0x6a636831, 4096, IPC_CREAT | 0600);
    void *memory = segment < 0 ? (void *)-1 : shmat(segment, NULL, 0);
    if (memory == (void *)-1) return false;
    memcpy(memory, message, MESSAGE_SIZE);
    return true;
}

static bool get(uint8_t *message) {
    int segment = shmget(0x6a636831, 0, 0);
    void *memory = segment < 0 ? (void *)-1 : shmat(segment, NULL, SHM_RDONLY);
    if (memory == (void *)-1) return false;
    memcpy(message, memory, MESSAGE_SIZE);
    shmdt(memory);
    static const uint8_t nothing[MESSAGE_SIZE];
    // Made, but not yet filled.
    if (!memcmp(message, nothing, MESSAGE_SIZE)) return false;
    shmctl(segment, IPC_RMID, NULL);
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
