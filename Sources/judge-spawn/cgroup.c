// Resource counters and limits by cgroup: what versions 1 and 2 share, and which of them is asked.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cgroup.h"

long read_text(int descriptor, char *text, size_t size) {
    ssize_t count = pread(descriptor, text, size - 1, 0);
    text[count > 0 ? count : 0] = 0;
    return count;
}

int64_t read_number(int descriptor) {
    char text[64];
    if (descriptor < 0 || read_text(descriptor, text, sizeof text) <= 0) return 0;
    return strtoll(text, NULL, 10);
}

// The number behind `key ` in a text of lines.
int64_t find_field(const char *text, const char *key) {
    size_t length = strlen(key);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        if (*line == '\n') line++;
        if (strncmp(line, key, length) == 0 && line[length] == ' ') return strtoll(line + length, NULL, 10);
    }
    return 0;
}

int64_t read_field(int descriptor, const char *key) {
    char text[2048];
    if (descriptor < 0 || read_text(descriptor, text, sizeof text) <= 0) return 0;
    return find_field(text, key);
}

bool write_number(int descriptor, int64_t number) {
    char text[32];
    int length = snprintf(text, sizeof text, "%lld", (long long)number);
    return pwrite(descriptor, text, (size_t)length, 0) == length;
}

bool write_file(int folder, const char *name, const char *text) {
    int descriptor = openat(folder, name, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool done = write(descriptor, text, strlen(text)) == (ssize_t)strlen(text);
    int error = errno;
    close(descriptor);
    errno = error;
    return done;
}

int open_in(const char *folder, const char *name, int flags) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return open(path, flags | O_CLOEXEC);
}

// The path that /proc/self/cgroup has for a controller of version 1 (`:memory:`), or "" for version 2 (`0::`).
bool own_group(const char *controller, char *path, size_t size) {
    FILE *file = fopen("/proc/self/cgroup", "re");
    if (!file) return false;
    char line[512];
    bool found = false;
    while (!found && fgets(line, sizeof line, file)) {
        char *first = strchr(line, ':');
        char *second = first ? strchr(first + 1, ':') : NULL;
        if (!second) continue;
        *second = 0;
        second[1 + strcspn(second + 1, "\n")] = 0;
        for (char *save, *name = strtok_r(first + 1, ",", &save); name && !found;
             name = strtok_r(NULL, ",", &save))
            found = *controller && strcmp(name, controller) == 0;
        if (!*controller && strcmp(line, "0:") == 0) found = true;
        if (found) snprintf(path, size, "%s", second + 1);
    }
    fclose(file);
    return found;
}

// Nobody was killed, so it got along with its limit: what is above is rounding, and file pages that could have been let go.
void clamp(const struct cspawn_run *run, struct cspawn_report *report) {
    if (report->oom_kills == 0 && report->memory_bytes > run->memory_bytes) report->memory_bytes = run->memory_bytes;
}

// Removes a group below `folder`; one stays busy for a moment after its last process has ended.
void remove_group(int folder, const char *name) {
    for (int tries = 0; tries < 200 && unlinkat(folder, name, AT_REMOVEDIR) != 0 && errno == EBUSY; tries++)
        usleep(1000);
}

// Removes a slot's branch with its leaves; version 1 has none.
void clear_branch(int top, const char *name) {
    int branch = openat(top, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (branch < 0) return;
    remove_group(branch, "run");
    remove_group(branch, "cell");
    close(branch);
    remove_group(top, name);
}

// Whether a process is gone, or waits for nothing but to be reaped: the parent that it had may be gone as well, and a machine's init slow.
static bool has_ended(long pid) {
    struct pollfd process = {.fd = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0), .events = POLLIN};
    if (process.fd < 0) return errno == ESRCH;
    bool ended = poll(&process, 1, 0) > 0;
    close(process.fd);
    return ended;
}

// Removes what supervisors left that were killed: their names hold their pids. Groups with processes stay by themselves.
void clear_stale(int folder, const struct settings *settings) {
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *groups = copy < 0 ? NULL : fdopendir(copy);
    size_t length = strlen(settings->prefix);
    for (struct dirent *entry; groups && (entry = readdir(groups));) {
        if (strncmp(entry->d_name, settings->prefix, length) != 0 || entry->d_name[length] != '-') continue;
        long pid = atol(entry->d_name + length + 1);
        if (pid > 0 && has_ended(pid)) clear_branch(folder, entry->d_name);
    }
    if (groups) closedir(groups);
}

// ---- what the cell asks

void cgroup_prepare(struct cgroup *group, const struct settings *settings, const char *name) {
    memset(group, 0, sizeof *group);
    group->cpu_usage = group->memory_limit = group->memory_swap_limit = group->memory_usage = -1;
    group->memory_peak = group->memory_oom = group->pids_limit = group->oom_event = group->memory_stat = group->memory_empty = -1;
    group->top = group->parent = group->leaf = -1;
    if (!settings->use_cgroups) return;
    if (!cgroup_v2_prepare(group, settings, name)) cgroup_v1_prepare(group, settings, name);
}

bool cgroup_adopt(struct cgroup *group, pid_t cell) {
    char pid[16];
    snprintf(pid, sizeof pid, "%d", (int)cell);
    if (group->version == 2) return write_file(group->parent, "cell/cgroup.procs", pid);
    if (group->version != 1) return true;
    for (int i = 0; i < 3; i++) {
        int folder = open(group->paths[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        bool moved = folder >= 0 && write_file(folder, "cgroup.procs", pid);
        if (folder >= 0) close(folder);
        if (!moved) return false;
    }
    return true;
}

void cgroup_remove(struct cgroup *group) {
    if (group->version == 2) {
        clear_branch(group->top, group->paths[0]);
        return;
    }
    for (int i = 0; i < 3; i++) {
        if (group->paths[i][0]) remove_group(AT_FDCWD, group->paths[i]);
        group->paths[i][0] = 0;
    }
}

void cgroup_rest(struct cgroup *group) {
    if (group->version == 1) cgroup_v1_rest(group);
}

int cgroup_begin(struct cgroup *group, const struct cspawn_run *run) {
    if (group->version == 2) return cgroup_v2_begin(group, run);
    if (group->version == 1) return cgroup_v1_begin(group, run);
    return 0;
}

int64_t cgroup_cpu(const struct cgroup *group) {
    if (group->version == 2) return read_field(group->cpu_usage, "usage_usec") * 1000;
    return cgroup_v1_cpu(group);
}

void cgroup_keep(struct cgroup *group, int64_t count) {
    if (group->version == 1) cgroup_v1_keep(group, count);
}

bool cgroup_oom(struct cgroup *group) {
    if (group->version == 2) return read_field(group->memory_oom, "oom_kill") > 0;
    return group->version == 1 && cgroup_v1_oom(group);
}

void cgroup_finish(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report) {
    if (group->version == 2) cgroup_v2_finish(group, run, usage, report);
    if (group->version == 1) cgroup_v1_finish(group, run, report);
}

int cgroup_leaf(const struct cgroup *group) { return group->version == 2 ? group->leaf : -1; }
