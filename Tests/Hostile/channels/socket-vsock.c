// Class: channel by vsock
// What: a stream to the machine's own context, VMADDR_CID_LOCAL
// Wall: seccomp
// Fact: socket(2) ends the run for every family but AF_UNIX; vsock knows no network namespaces (net/vmw_vsock/af_vsock.c)
#include <linux/vm_sockets.h>
#include <sys/socket.h>

#include "channel.h"

static struct sockaddr_vm address = {
    .svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_LOCAL, .svm_port = 41873};

static bool put(const uint8_t *message) {
    int own = socket(AF_VSOCK, SOCK_STREAM, 0);
    if (own < 0) absent("no vsock");
    struct timeval patience = {.tv_usec = 50000};
    setsockopt(own, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &patience, sizeof patience);
    bool sent = connect(own, (struct sockaddr *)&address, sizeof address) == 0 && write(own, message, MESSAGE_SIZE) == MESSAGE_SIZE;
    // Nobody on this machine carries packets back to it: the module vsock_loopback is not there.
    if (!sent && (errno == ENETUNREACH || errno == ENODEV || errno == ETIMEDOUT)) absent("no vsock loopback");
    if (!sent) close(own);
    return sent;
}

static bool get(uint8_t *message) {
    static int listening = -1;
    if (listening < 0) {
        listening = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (listening < 0) return false;
        struct sockaddr_vm own = address;
        own.svm_cid = VMADDR_CID_ANY;
        if (bind(listening, (struct sockaddr *)&own, sizeof own) != 0 || listen(listening, 1) != 0) return false;
    }
    int peer = accept(listening, NULL, NULL);
    return peer >= 0 && read(peer, message, MESSAGE_SIZE) == MESSAGE_SIZE;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
