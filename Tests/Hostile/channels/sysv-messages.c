// Class: channel by a System V message queue
// What: a message in a queue under an agreed key
// Wall: IPC namespace, seccomp
// Fact: every run has an IPC namespace of its own; msgget(2) is refused with ENOSYS
#include <sys/msg.h>

#include "channel.h"

struct packet {
    long type;
    uint8_t message[MESSAGE_SIZE];
};

static bool put(const uint8_t *message) {
    int queue = msgget(0x6a636832, IPC_CREAT | 0600);
    struct packet packet = {.type = 1};
    memcpy(packet.message, message, MESSAGE_SIZE);
    return queue >= 0 && msgsnd(queue, &packet, MESSAGE_SIZE, IPC_NOWAIT) == 0;
}

static bool get(uint8_t *message) {
    struct packet packet;
    int queue = msgget(0x6a636832, 0);
    if (queue < 0 || msgrcv(queue, &packet, MESSAGE_SIZE, 0, IPC_NOWAIT) != MESSAGE_SIZE) return false;
    memcpy(message, packet.message, MESSAGE_SIZE);
    msgctl(queue, IPC_RMID, NULL);
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
