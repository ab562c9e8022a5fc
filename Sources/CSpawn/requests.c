// Takes requests apart. What they may ask for is decided where they are served.
#include <stdbool.h>
#include <string.h>

#include "CSpawn.h"

enum { CELL_STRINGS = 2, DEVICES_LIMIT = 32, PROCESSES_LIMIT = 1 << 20, FILES_LIMIT = 1 << 20 };

// Far above what judge.conf and packages may name, and so small that what is made of them does not overflow.
#define BYTES_LIMIT (1LL << 42)
#define TIME_LIMIT_NS (1LL << 60)

// Splits `count` NUL-terminated strings off a buffer into `list`, with a NULL after them. Returns the rest's start, or NULL.
static char *take_strings(char *from, char *end, char **list, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        char *nul = from < end ? memchr(from, 0, (size_t)(end - from)) : NULL;
        if (!nul) return NULL;
        list[i] = from;
        from = nul + 1;
    }
    list[count] = NULL;
    return from;
}

static bool is_within(int64_t value, int64_t limit) { return value > 0 && value <= limit; }

static bool has_limits(const struct cspawn_run *head) {
    return is_within(head->cpu_ns, TIME_LIMIT_NS) && is_within(head->wall_ns, TIME_LIMIT_NS) &&
           is_within(head->memory_bytes, BYTES_LIMIT) && is_within(head->output_bytes, BYTES_LIMIT) &&
           is_within(head->scratch_bytes, BYTES_LIMIT) && is_within(head->stack_bytes, BYTES_LIMIT) &&
           is_within(head->processes, PROCESSES_LIMIT) && is_within(head->open_files, FILES_LIMIT);
}

int cspawn_read_run(char *packet, size_t size, struct cspawn_run_request *request) {
    struct cspawn_run *head = &request->head;
    if (size < sizeof *head) return 0;
    memcpy(head, packet, sizeof *head);
    uint32_t counts[CSPAWN_RUN_LISTS] = {
        head->arguments, head->environment, head->scratch_directories, head->collect,
        head->imports, head->files, head->removals};
    char ***targets[CSPAWN_RUN_LISTS] = {
        &request->arguments, &request->environment, &request->scratch_directories, &request->collect,
        &request->imports, &request->files, &request->removals};
    char *strings = packet + sizeof *head, *end = packet + size;
    char **next = request->strings;
    for (int i = 0; i < CSPAWN_RUN_LISTS; i++) {
        if (counts[i] > CSPAWN_STRINGS_MAX) return 0;
        *targets[i] = next;
        strings = take_strings(strings, end, next, counts[i]);
        if (!strings) return 0;
        next += counts[i] + 1;
    }
    return strings == end && head->version == CSPAWN_VERSION && head->arguments > 0 &&
           head->collect + 2 <= CPACKETS_DESCRIPTORS_MAX && has_limits(head);
}

int cspawn_read_cell(char *packet, size_t size, struct cspawn_cell_request *request) {
    struct cspawn_configure *head = &request->head;
    if (size < sizeof *head) return 0;
    memcpy(head, packet, sizeof *head);
    // Not their sum: it can overflow.
    if (head->version != CSPAWN_VERSION || head->devices > DEVICES_LIMIT) return 0;
    if (head->roots > CSPAWN_STRINGS_MAX - CELL_STRINGS - DEVICES_LIMIT) return 0;
    char *end = packet + size;
    char *strings = take_strings(packet + sizeof *head, end, request->strings, head->roots + CELL_STRINGS);
    if (!strings) return 0;
    request->name = request->strings[0];
    request->application = request->strings[1];
    request->roots = request->strings + CELL_STRINGS;
    // Behind the NULL that ends the roots.
    request->devices = request->roots + head->roots + 1;
    if (take_strings(strings, end, request->devices, head->devices) != end) return 0;
    for (unsigned i = 0; i < head->devices; i++)
        if (!cspawn_is_gpu_device(request->devices[i])) return 0;
    return 1;
}

int cspawn_is_gpu_device(const char *name) {
    static const char *const shared[] = {"nvidiactl", "nvidia-uvm", "nvidia-uvm-tools"};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (strcmp(name, shared[i]) == 0) return 1;
    if (strncmp(name, "nvidia", 6) != 0) return 0;
    size_t digits = strspn(name + 6, "0123456789");
    return digits > 0 && digits < 4 && name[6 + digits] == 0;
}

int cspawn_read_slot(const char *text, size_t size) {
    int slot = 0;
    if (size == 0) return -1;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        slot = slot * 10 + text[i] - '0';
        if (slot >= CSPAWN_SLOTS_MAX) return -1;
    }
    return slot;
}
