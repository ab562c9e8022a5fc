// Class: environment of the judge
// Does: looks for the judge's variables in its own environment, and for all that process 1 could tell about how it was started
// Verdict: AC in every mode
// Fact: says held
// Because: the environment is the request's and no more; /proc hides process 1
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

extern char **environ;

int main(void) {
    static const char *const known[] = {"PATH=", "HOME=", "TMPDIR=", "LANG="};
    static const char *const files[] = {"environ", "cmdline", "maps", "status", "stat", "auxv", "cgroup", "mountinfo"};
    for (char **variable = environ; *variable != NULL; variable++) {
        int found = 0;
        for (int i = 0; i < 4; i++) found |= strncmp(*variable, known[i], strlen(known[i])) == 0;
        if (!found) return puts(*variable) < 0;
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[32];
        snprintf(path, sizeof path, "/proc/1/%s", files[i]);
        if (open(path, O_RDONLY) >= 0) return puts(path) < 0;
    }
    puts("held");
}
