// Class: channel by the files of cgroups
// What: the sender starts and ends threads, the receiver reads in its own group's files, and those above, how many there are
// Wall: mount namespace
// Fact: no cgroup file system is mounted in the run's root, and mount(2) ends the run
#include "crowd.h"

static long lines(const char *folder, const char *name) {
    char path[700];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    long count = 0;
    for (int c; file && (c = fgetc(file)) != EOF;) count += c == '\n';
    if (file) fclose(file);
    return count;
}

// All lines of the groups from our own up: what this end itself adds is the same each time.
static long see(void) {
    char own[600] = "", line[512];
    FILE *file = fopen("/proc/self/cgroup", "r");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        char *path = strstr(line, ":pids:");
        if (path) snprintf(own, sizeof own, "/sys/fs/cgroup/pids%s", path + 6);
        else if (!strncmp(line, "0::", 3) && !own[0]) snprintf(own, sizeof own, "/sys/fs/cgroup%s", line + 3);
    }
    if (file) fclose(file);
    return lines(own, "cgroup.threads") + lines(own, "tasks");
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.set = crowd_set, .see = see, .margin = CROWD / 2});
}
