// Class: channel by how often a page is mapped
// What: the sender maps the pages of a shared file that stand for ones, the receiver sees in /proc/self/pagemap that it is not the only one
// Wall: none
// Fact: pagemap_read in fs/proc/task_mmu.c tells its own process of each page whether it is mapped elsewhere too
#include "pages.h"

static volatile char *memory[SYMBOLS];

static bool put(const uint8_t *message) {
    int file = pages_open();
    for (int i = 0; i < SYMBOLS; i++) {
        if (!message_bit(message, i)) continue;
        memory[i] = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, file, (off_t)i * PAGE);
        (void)memory[i][0];
    }
    return true;
}

static bool get(uint8_t *message) {
    static int symbol;
    if (++symbol < SYMBOLS / 2) return false;
    int file = pages_open(), map = open("/proc/self/pagemap", O_RDONLY);
    if (map < 0) return false;
    long levels[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
        uint64_t entry = 0;
        memory[i] = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, file, (off_t)i * PAGE);
        (void)memory[i][0];
        if (pread(map, &entry, sizeof entry, (off_t)((uintptr_t)memory[i] / PAGE * sizeof entry)) != sizeof entry) return false;
        levels[i] = !(entry >> 56 & 1);
    }
    memset(message, 0, MESSAGE_SIZE);
    for (int i = 0; i < SYMBOLS; i += 2) {
        if (levels[i] == levels[i + 1]) return false;
        message[i / 16] |= (uint8_t)(levels[i] << (i % 16 / 2));
    }
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
