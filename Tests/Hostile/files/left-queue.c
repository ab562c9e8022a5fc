// Class: leaving messages for the next run
// Does: `leave`: puts a message into queues and semaphores of the kernel. `look`: looks for it
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: queues and semaphores do not exist here (ENOSYS)
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

int main(int count, char **arguments) {
    int create = count > 1 && strcmp(arguments[1], "leave") == 0 ? IPC_CREAT | 0600 : 0;
    int seen = msgget(0x6a756467, create) >= 0 || semget(0x6a756467, 1, create) >= 0 ||
               mq_open("/left", create ? O_RDWR | O_CREAT : O_RDONLY, 0600, NULL) >= 0;
    puts(seen ? "through" : "held");
}
