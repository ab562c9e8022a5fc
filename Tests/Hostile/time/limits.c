// Class: limits of one's own
// Does: raises all its limits
// Verdict: AC in every mode
// Fact: says held
// Because: a hard limit can be raised by the privileged alone
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>

int main(void) {
    int raised = 0;
    for (int resource = 0; resource < RLIM_NLIMITS; resource++) {
        struct rlimit limit;
        if (getrlimit((__rlimit_resource_t)resource, &limit) != 0 || limit.rlim_max == RLIM_INFINITY) continue;
        limit.rlim_cur = limit.rlim_max = limit.rlim_max + 1;
        raised |= setrlimit((__rlimit_resource_t)resource, &limit) == 0;
    }
    puts(raised ? "through" : "held");
}
