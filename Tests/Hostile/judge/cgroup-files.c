// Class: its own cgroup
// Does: looks for the files by which it could leave its cgroup or raise its limits
// Verdict: AC in every mode
// Fact: says held
// Because: no cgroup file system is mounted in its root
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char *const files[] = {"cgroup.procs", "memory.max", "memory.limit_in_bytes", "pids.max", "tasks"};
    FILE *groups = fopen("/proc/self/cgroup", "r");
    char line[512], path[1024];
    while (groups != NULL && fgets(line, sizeof line, groups) != NULL) {
        line[strcspn(line, "\n")] = 0;
        char *controller = strchr(line, ':'), *group = controller ? strchr(controller + 1, ':') : NULL;
        if (group == NULL) continue;
        *group++ = 0;
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
            snprintf(path, sizeof path, "/sys/fs/cgroup/%.200s%.400s/%s", controller + 1, group, files[i]);
            if (open(path, O_RDONLY) >= 0 || open(path, O_WRONLY) >= 0) return puts(path) < 0;
        }
    }
    puts("held");
}
