// Class: limits of its own
// Does: raises every limit that it has above where it may go
// Verdict: AC in every mode
// Fact: says held
// Because: a hard limit cannot be raised without a privilege that is not here
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>

int main(void) {
    for (int resource = 0; resource < 16; resource++) {
        struct rlimit limit, none = {RLIM_INFINITY, RLIM_INFINITY};
        if (getrlimit(resource, &limit) != 0 || limit.rlim_max == RLIM_INFINITY) continue;
        struct rlimit more = {limit.rlim_max, limit.rlim_max + 1};
        if (setrlimit(resource, &none) == 0 || prlimit(0, resource, &more, NULL) == 0)
            return printf("limit %d was raised\n", resource) < 0;
    }
    puts("held");
}
