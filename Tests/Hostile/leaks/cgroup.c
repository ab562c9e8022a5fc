// Class: names of the judge
// Does: asks for the path of its cgroup, which has the worker's name and slot in it
// Verdict: AC in every mode
// Fact: says held
// Because: the cgroup namespace shows a root
#include <stdio.h>
#include <string.h>

int main(void) {
    FILE *groups = fopen("/proc/self/cgroup", "r");
    char line[512];
    while (groups != NULL && fgets(line, sizeof line, groups) != NULL) {
        if (strstr(line, "sandboxtest") != NULL) return puts("through") < 0;
    }
    puts(groups != NULL ? "held" : "through");
}
