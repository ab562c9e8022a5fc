// Resource counters and limits by cgroup, version 2 or 1.
//
// Version 2: the cell stays outside; each run has a fresh group, in which it is born (CLONE_INTO_CGROUP).
// Version 1: moving a task can block for tens of milliseconds, so the cell moves in once and usage is the difference to
// what was before, less the cell's own share.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "spawn.h"

#define MEBIBYTE (1LL << 20)

static int64_t baseline_cpu, baseline_own, baseline_memory, baseline_oom;

static int64_t own_cpu(void) {
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000000000LL + used.tv_nsec;
}

static long read_text(int descriptor, char *text, size_t size) {
    ssize_t count = pread(descriptor, text, size - 1, 0);
    text[count > 0 ? count : 0] = 0;
    return count;
}

static int64_t read_number(int descriptor) {
    char text[64];
    if (descriptor < 0 || read_text(descriptor, text, sizeof text) <= 0) return 0;
    return strtoll(text, NULL, 10);
}

// The number behind `key ` in a file of lines.
static int64_t read_field(int descriptor, const char *key) {
    char text[2048];
    if (descriptor < 0 || read_text(descriptor, text, sizeof text) <= 0) return 0;
    size_t length = strlen(key);
    for (char *line = text; line; line = strchr(line, '\n')) {
        if (*line == '\n') line++;
        if (strncmp(line, key, length) == 0 && line[length] == ' ')
            return strtoll(line + length, NULL, 10);
    }
    return 0;
}

static bool write_number(int descriptor, int64_t number) {
    char text[32];
    int length = snprintf(text, sizeof text, "%lld", (long long)number);
    return pwrite(descriptor, text, (size_t)length, 0) == length;
}

static bool write_file(int folder, const char *name, const char *text) {
    int descriptor = openat(folder, name, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool done = write(descriptor, text, strlen(text)) == (ssize_t)strlen(text);
    int error = errno;
    close(descriptor);
    errno = error;
    return done;
}

static int open_in(const char *folder, const char *name, int flags) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return open(path, flags | O_CLOEXEC);
}

// The path that /proc/self/cgroup has for a controller of version 1 (`:memory:`), or "" for version 2 (`0::`).
static bool own_group(const char *controller, char *path, size_t size) {
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
static void clamp(const struct cspawn_run *run, struct cspawn_report *report) {
    if (report->oom_kills == 0 && report->memory_bytes > run->memory_bytes) report->memory_bytes = run->memory_bytes;
}

// ---- version 2

// Removes a group below `folder`; one stays busy for a moment after its last process has ended.
static void remove_group(int folder, const char *name) {
    for (int tries = 0; tries < 200 && unlinkat(folder, name, AT_REMOVEDIR) != 0 && errno == EBUSY; tries++)
        usleep(1000);
}

// Removes a slot's branch with its leaves; version 1 has none.
static void clear_branch(int top, const char *name) {
    int branch = openat(top, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (branch < 0) return;
    remove_group(branch, "run");
    remove_group(branch, "cell");
    close(branch);
    remove_group(top, name);
}

// Removes what supervisors left that were killed: their names hold their pids. Groups with processes stay by themselves.
static void clear_stale(int folder, const struct settings *settings) {
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *groups = copy < 0 ? NULL : fdopendir(copy);
    size_t length = strlen(settings->prefix);
    for (struct dirent *entry; groups && (entry = readdir(groups));) {
        if (strncmp(entry->d_name, settings->prefix, length) != 0 || entry->d_name[length] != '-') continue;
        long pid = atol(entry->d_name + length + 1);
        if (pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH) clear_branch(folder, entry->d_name);
    }
    if (groups) closedir(groups);
}

// Moves the processes of a group into its subgroup `supervisor`. Those that end meanwhile are no concern.
static void move_out(int parent) {
    char pids[8192];
    int list = openat(parent, "cgroup.procs", O_RDONLY | O_CLOEXEC);
    if (list < 0) return;
    read_text(list, pids, sizeof pids);
    close(list);
    for (char *save, *pid = strtok_r(pids, "\n", &save); pid; pid = strtok_r(NULL, "\n", &save))
        write_file(parent, "supervisor/cgroup.procs", pid);
}

// Makes `<own group>/supervisor` for our own processes, since a group with children that have controllers may hold none.
static int own_branch(void) {
    char path[400], mount[480];
    if (!own_group("", path, sizeof path)) return -1;
    snprintf(mount, sizeof mount, "/sys/fs/cgroup%s", strcmp(path, "/") == 0 ? "" : path);
    // Another slot's supervisor, the launcher or the daemon has moved in there before.
    char *last = strrchr(mount, '/');
    if (last && strcmp(last, "/supervisor") == 0) *last = 0;
    int parent = open(mount, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0) return -1;
    if (faccessat(parent, "cgroup.subtree_control", W_OK, 0) != 0) goto no;
    if (mkdirat(parent, "supervisor", 0755) != 0 && errno != EEXIST) goto no;
    // Other workers may be starting in it at this moment (EBUSY), hence several tries.
    for (int tries = 0; tries < 50; tries++) {
        move_out(parent);
        // cpu.stat counts time without the cpu controller, which systemd does not hand on unless it is asked to.
        if (write_file(parent, "cgroup.subtree_control", "+memory +pids")) return parent;
        if (errno != EBUSY) break;
    }
no:
    close(parent);
    return -1;
}

static bool give(int folder, const char *name, const struct settings *settings) {
    return settings->mode != MODE_ROOT || fchownat(folder, name, settings->uid, settings->gid, 0) == 0;
}

// Makes `<branch>/cell` for the cell and leaves room for `<branch>/run`. Both lie in a branch that is the cell's own to
// write, because whoever clones into a group needs that right in the nearest common ancestor too.
static bool prepare_v2(struct cgroup *group, const struct settings *settings, const char *name) {
    static const char *const ours[] = {"", "cgroup.procs", "cgroup.threads", "cgroup.subtree_control"};
    int top = own_branch();
    if (top < 0) return false;
    clear_stale(top, settings);
    snprintf(
        group->paths[0], sizeof group->paths[0], "%s-%d-%d-%.40s", settings->prefix, (int)getpid(), settings->slot, name);
    group->top = top;
    bool made = mkdirat(top, group->paths[0], 0755) == 0;
    group->parent = made ? openat(top, group->paths[0], O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    made = group->parent >= 0 && write_file(group->parent, "cgroup.subtree_control", "+memory +pids") &&
           mkdirat(group->parent, "cell", 0755) == 0;
    for (int i = 0; i < 4 && made; i++)
        made = give(i ? group->parent : top, i ? ours[i] : group->paths[0], settings);
    if (!made) {
        clear_branch(top, group->paths[0]);
        return false;
    }
    group->version = 2;
    return true;
}

static int begin_v2(struct cgroup *group, const struct cspawn_run *run) {
    char number[32];
    if (group->leaf < 0) {
        unlinkat(group->parent, "run", AT_REMOVEDIR);
        if (mkdirat(group->parent, "run", 0755) != 0) return -1;
        group->leaf = openat(group->parent, "run", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (group->leaf < 0) return -1;
    }
    snprintf(number, sizeof number, "%lld", (long long)run->memory_bytes);
    if (!write_file(group->leaf, "memory.max", number)) return -1;
    // Absent without swap.
    write_file(group->leaf, "memory.swap.max", "0");
    // One process of a run that is out of memory must not go on without the other.
    write_file(group->leaf, "memory.oom.group", "0");
    // Init is ours and counts too.
    snprintf(number, sizeof number, "%d", run->processes + 1);
    if (!write_file(group->leaf, "pids.max", number)) return -1;
    group->cpu_usage = openat(group->leaf, "cpu.stat", O_RDONLY | O_CLOEXEC);
    group->memory_oom = openat(group->leaf, "memory.events", O_RDONLY | O_CLOEXEC);
    group->memory_peak = openat(group->leaf, "memory.peak", O_RDONLY | O_CLOEXEC);
    group->oom_event = group->memory_oom;
    return group->cpu_usage < 0 || group->memory_oom < 0 ? -1 : 0;
}

static void finish_v2(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report) {
    report->cpu_ns = read_field(group->cpu_usage, "usage_usec") * 1000;
    report->oom_kills = (int32_t)read_field(group->memory_oom, "oom_kill");
    // Kernels before 5.19 keep no peak: the largest process is the best that is known then.
    report->memory_bytes = group->memory_peak >= 0 ? read_number(group->memory_peak) : usage->ru_maxrss * 1024LL;
    clamp(run, report);
    write_file(group->leaf, "cgroup.kill", "1");
    close(group->cpu_usage);
    close(group->memory_oom);
    if (group->memory_peak >= 0) close(group->memory_peak);
    close(group->leaf);
    group->cpu_usage = group->memory_oom = group->memory_peak = group->leaf = group->oom_event = -1;
    // Removed, and made anew for the next run: counters of kernels before 6.12 cannot be reset.
    for (int tries = 0; tries < 100 && unlinkat(group->parent, "run", AT_REMOVEDIR) != 0 && errno == EBUSY; tries++)
        usleep(200);
}

// ---- version 1

// Makes a group of ours for one controller, below our own group or, where that is not ours to write, below the root.
static bool make_v1(const char *controller, const char *name, char *made, size_t size) {
    char own[400];
    if (!own_group(controller, own, sizeof own)) return false;
    const char *bases[] = {own, ""};
    for (int i = 0; i < 2; i++) {
        snprintf(made, size, "/sys/fs/cgroup/%s%s/%s", controller, strcmp(bases[i], "/") ? bases[i] : "", name);
        if (mkdir(made, 0755) == 0 || errno == EEXIST) return true;
    }
    made[0] = 0;
    return false;
}

// An event for when the group's memory has run out.
static bool watch_oom(struct cgroup *group) {
    char text[32];
    group->oom_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    int control = open_in(group->paths[0], "cgroup.event_control", O_WRONLY);
    int length = snprintf(text, sizeof text, "%d %d", group->oom_event, group->memory_oom);
    bool watched = group->oom_event >= 0 && control >= 0 && write(control, text, (size_t)length) == length;
    if (control >= 0) close(control);
    return watched;
}

static void clear_stale_beside(const char *made, const struct settings *settings) {
    char path[512];
    snprintf(path, sizeof path, "%.*s", (int)(strrchr(made, '/') - made), made);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    clear_stale(folder, settings);
    close(folder);
}

static bool prepare_v1(struct cgroup *group, const struct settings *settings, const char *name) {
    static const char *const controllers[] = {"memory", "cpuacct", "pids"};
    char full[128];
    snprintf(full, sizeof full, "%s-%d-%d-%.40s", settings->prefix, (int)getpid(), settings->slot, name);
    for (int i = 0; i < 3; i++) {
        if (!make_v1(controllers[i], full, group->paths[i], sizeof group->paths[i])) {
            cgroup_remove(group);
            return false;
        }
        clear_stale_beside(group->paths[i], settings);
    }
    group->memory_limit = open_in(group->paths[0], "memory.limit_in_bytes", O_RDWR);
    group->memory_swap_limit = open_in(group->paths[0], "memory.memsw.limit_in_bytes", O_RDWR);
    group->memory_usage = open_in(group->paths[0], "memory.usage_in_bytes", O_RDONLY);
    group->memory_peak = open_in(group->paths[0], "memory.max_usage_in_bytes", O_RDWR);
    group->memory_oom = open_in(group->paths[0], "memory.oom_control", O_RDONLY);
    group->memory_stat = open_in(group->paths[0], "memory.stat", O_RDONLY);
    group->cpu_usage = open_in(group->paths[1], "cpuacct.usage", O_RDONLY);
    group->pids_limit = open_in(group->paths[2], "pids.max", O_RDWR);
    if (group->memory_limit < 0 || group->memory_peak < 0 || group->memory_oom < 0 ||
        group->cpu_usage < 0 || group->pids_limit < 0 || !watch_oom(group)) {
        cgroup_remove(group);
        return false;
    }
    group->version = 1;
    return true;
}

static bool set_limit_v1(struct cgroup *group, int64_t limit) {
    if (group->limit_set == limit) return true;
    // memory+swap must never be below memory, so the order depends on the direction.
    bool rises = limit > group->limit_set;
    if (rises && group->memory_swap_limit >= 0) write_number(group->memory_swap_limit, limit);
    if (!write_number(group->memory_limit, limit)) return false;
    if (!rises && group->memory_swap_limit >= 0) write_number(group->memory_swap_limit, limit);
    group->limit_set = limit;
    return true;
}

// What of the usage cannot be let go: not the pages of files that earlier runs have read, which the kernel drops when room
// is needed. As part of the limit they would be room for the next run.
static int64_t fixed_usage_v1(struct cgroup *group, int64_t usage) {
    if (!group->first_usage) group->first_usage = usage;
    if (usage < group->first_usage + MEBIBYTE) return usage;
    return usage - read_field(group->memory_stat, "inactive_file") - read_field(group->memory_stat, "active_file");
}

static int begin_v1(struct cgroup *group, const struct cspawn_run *run) {
    baseline_memory = read_number(group->memory_usage);
    // Rounded up, so that the limit rarely changes with the cell's own few pages.
    int64_t room = (fixed_usage_v1(group, baseline_memory) + MEBIBYTE - 1) & -MEBIBYTE;
    if (!set_limit_v1(group, run->memory_bytes + room)) return -1;
    if (group->pids_set != run->processes) {
        // The cell and init live in the group too.
        if (!write_number(group->pids_limit, run->processes + 2)) return -1;
        group->pids_set = run->processes;
    }
    write_number(group->memory_peak, 0);
    (void)!read(group->oom_event, &(uint64_t){0}, sizeof(uint64_t));
    baseline_oom = read_field(group->memory_oom, "oom_kill");
    baseline_own = own_cpu();
    baseline_cpu = read_number(group->cpu_usage);
    return 0;
}

static void finish_v1(struct cgroup *group, const struct cspawn_run *run, struct cspawn_report *report) {
    report->cpu_ns = cgroup_cpu(group);
    report->oom_kills = (int32_t)(read_field(group->memory_oom, "oom_kill") - baseline_oom);
    int64_t peak = read_number(group->memory_peak);
    // At the limit, older file pages have made room, and the difference is less than what the run has used.
    report->memory_bytes = peak >= group->limit_set ? run->memory_bytes : peak - baseline_memory;
    if (report->memory_bytes < 0) report->memory_bytes = 0;
    clamp(run, report);
}

// ---- both

void cgroup_prepare(struct cgroup *group, const struct settings *settings, const char *name) {
    memset(group, 0, sizeof *group);
    group->cpu_usage = group->memory_limit = group->memory_swap_limit = group->memory_usage = -1;
    group->memory_peak = group->memory_oom = group->pids_limit = group->oom_event = group->memory_stat = -1;
    group->top = group->parent = group->leaf = -1;
    if (!settings->use_cgroups) return;
    if (!prepare_v2(group, settings, name)) prepare_v1(group, settings, name);
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

int cgroup_begin(struct cgroup *group, const struct cspawn_run *run) {
    if (group->version == 2) return begin_v2(group, run);
    if (group->version == 1) return begin_v1(group, run);
    return 0;
}

int64_t cgroup_cpu(const struct cgroup *group) {
    if (group->version == 2) return read_field(group->cpu_usage, "usage_usec") * 1000;
    int64_t used = read_number(group->cpu_usage) - baseline_cpu - (own_cpu() - baseline_own);
    return used < 0 ? 0 : used;
}

bool cgroup_oom(const struct cgroup *group) {
    if (group->version == 2) return read_field(group->memory_oom, "oom_kill") > 0;
    if (group->version != 1 || read(group->oom_event, &(uint64_t){0}, sizeof(uint64_t)) <= 0) return false;
    // Version 1 tells just before the killer strikes. Should it not, the limit has been reached all the same.
    for (int tries = 0; tries < 20 && read_field(group->memory_oom, "oom_kill") == baseline_oom; tries++) usleep(500);
    return true;
}

void cgroup_finish(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report) {
    if (group->version == 2) finish_v2(group, run, usage, report);
    if (group->version == 1) finish_v1(group, run, report);
}

int cgroup_leaf(const struct cgroup *group) { return group->version == 2 ? group->leaf : -1; }
