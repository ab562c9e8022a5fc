// Class: daemon that outlives the run
// Does: `start`: leaves a process behind, out of its session. `look`: sees whether it is still there
// Arguments: start; look
// Verdict: AC in every mode
// Fact: says held
// Because: the pid namespace ends with the run
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_daemon(const char *pid) {
    char path[300], name[32] = "";
    snprintf(path, sizeof path, "/proc/%.200s/comm", pid);
    FILE *file = fopen(path, "r");
    int read = file != NULL && fgets(name, sizeof name, file) != NULL;
    if (file != NULL) fclose(file);
    return read && strcmp(name, "leaks-daemon\n") == 0 && atoi(pid) != getpid();
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "start") == 0) {
        if (fork() != 0) _exit(0);
        setsid();
        if (fork() != 0) _exit(0);
        for (;;) pause();
    }
    DIR *processes = opendir("/proc");
    if (processes == NULL) return 1;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && is_daemon(entry->d_name)) return puts("through") < 0;
    }
    puts("held");
}
