#include <string.h>

#include "spawn.h"

char *strings_take(char *from, char *end, char **list, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        char *nul = from < end ? memchr(from, 0, (size_t)(end - from)) : NULL;
        if (!nul) return NULL;
        list[i] = from;
        from = nul + 1;
    }
    list[count] = NULL;
    return from;
}
