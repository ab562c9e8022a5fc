// Version 2: the cell stays outside; each run has a fresh group, in which it is born (CLONE_INTO_CGROUP).
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cgroup.h"

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
bool cgroup_v2_prepare(struct cgroup *group, const struct settings *settings, const char *name) {
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

static void close_counters(struct cgroup *group) {
    int *counters[] = {&group->cpu_usage, &group->memory_oom, &group->memory_peak};
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        if (*counters[i] >= 0) close(*counters[i]);
        *counters[i] = -1;
    }
    group->oom_event = -1;
}

int cgroup_v2_begin(struct cgroup *group, const struct cspawn_run *run) {
    char number[32];
    // Of a run that did not come to its end.
    close_counters(group);
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
    // The cell sees to it that no process goes on without the one that was killed: it wants to see which counter moved.
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

void cgroup_v2_finish(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report) {
    report->cpu_ns = read_field(group->cpu_usage, "usage_usec") * 1000;
    report->oom_kills = (int32_t)read_field(group->memory_oom, "oom_kill");
    // Kernels before 5.19 keep no peak: the largest process is the best that is known then.
    report->memory_bytes = group->memory_peak >= 0 ? read_number(group->memory_peak) : usage->ru_maxrss * 1024LL;
    clamp(run, report);
    write_file(group->leaf, "cgroup.kill", "1");
    close_counters(group);
    close(group->leaf);
    group->leaf = -1;
    // Removed, and made anew for the next run: counters of kernels before 6.12 cannot be reset.
    for (int tries = 0; tries < 100 && unlinkat(group->parent, "run", AT_REMOVEDIR) != 0 && errno == EBUSY; tries++)
        usleep(200);
}
