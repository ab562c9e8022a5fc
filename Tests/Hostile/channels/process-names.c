// Class: channel by the names of processes
// What: the sender writes the message over its own arguments, the receiver reads those of all processes
// Wall: pid namespace
// Fact: /proc shows the run's own pid namespace only (pid_namespaces(7))
#include <dirent.h>

#include "channel.h"

static char *own;
static size_t room;
static const char mark[] = "judge-channel:";

static bool put(const uint8_t *message) {
    if (room < sizeof mark + 2 * MESSAGE_SIZE) return false;
    char *end = own + sprintf(own, "%s", mark);
    for (int i = 0; i < MESSAGE_SIZE; i++) end += sprintf(end, "%02x", message[i]);
    return true;
}

static bool get(uint8_t *message) {
    DIR *processes = opendir("/proc");
    bool whole = false;
    for (struct dirent *entry; processes && !whole && (entry = readdir(processes));) {
        char path[300], text[256];
        snprintf(path, sizeof path, "/proc/%.200s/cmdline", entry->d_name);
        int file = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? open(path, O_RDONLY) : -1;
        if (file < 0) continue;
        ssize_t size = read(file, text, sizeof text - 1);
        close(file);
        if (size < (ssize_t)sizeof mark - 1 + 2 * MESSAGE_SIZE || memcmp(text, mark, sizeof mark - 1)) continue;
        for (int i = 0; i < MESSAGE_SIZE; i++) {
            char digits[3] = {text[sizeof mark - 1 + 2 * i], text[sizeof mark + 2 * i]};
            message[i] = (uint8_t)strtoul(digits, NULL, 16);
        }
        whole = true;
    }
    if (processes) closedir(processes);
    return whole;
}

int main(int count, char **arguments) {
    // The arguments lie one behind the other; a copy of each is what the rest goes by.
    static char *copies[8];
    own = arguments[0];
    for (int i = 0; i < count && i < 8; i++) {
        room = (size_t)(arguments[i] + strlen(arguments[i]) + 1 - own);
        copies[i] = strdup(arguments[i]);
    }
    return channel_main(count, copies, &(struct channel){.put = put, .get = get});
}
