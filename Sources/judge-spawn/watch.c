// CPU time and memory of a run under way: from its cgroup, else from the /proc of the cell's pid namespace, where all
// processes of the run show.
#include "watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "park.h"

enum { MILLISECOND_NS = 1000000, SCAN_NS = 10 * MILLISECOND_NS, FIRST_FIELD = 3 };

static DIR *processes;
static int whole_account = -1, own_account = -1;
static int64_t cores = 1, largest_memory, largest_cpu, tick_ns, page_bytes, inherited_memory;

bool watch_open(void) {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) cores = CPU_COUNT(&allowed);
    tick_ns = 1000 * MILLISECOND_NS / sysconf(_SC_CLK_TCK);
    page_bytes = sysconf(_SC_PAGESIZE);
    processes = opendir("/proc");
    if (!processes) return false;
    // The cell is process 1 of its namespace. The files are the host's root's unless our memory counts as dumpable, and a change of
    // ids has ended that; once open, they stay ours to read.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    whole_account = openat(dirfd(processes), "1/io", O_RDONLY | O_CLOEXEC);
    own_account = openat(dirfd(processes), "1/task/1/io", O_RDONLY | O_CLOEXEC);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return true;
}

void watch_begin(int64_t inherited) {
    largest_memory = largest_cpu = 0;
    inherited_memory = inherited;
}

int64_t watch_largest_memory(void) { return largest_memory; }

int64_t watch_largest_cpu(void) { return largest_cpu; }

// All of a process's threads together, in nanoseconds: the kernel's encoding of a CPU clock by pid (clock_getcpuclockid(3)).
static int64_t process_cpu(const char *pid) {
    struct timespec used;
    clockid_t clock = (clockid_t)(~(unsigned)atoi(pid) << 3 | 2);
    if (clock_gettime(clock, &used) != 0) return 0;
    return used.tv_sec * 1000LL * MILLISECOND_NS + used.tv_nsec;
}

struct figures {
    int64_t children_cpu, threads, memory;
};

// Time of reaped children, in ticks, number of threads, and resident memory: fields 16, 17, 20 and 24 of proc_pid_stat(5).
static bool read_figures(const char *path, struct figures *figures) {
    char text[1024];
    int file = openat(dirfd(processes), path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    if (count <= 0) return false;
    text[count] = 0;
    *figures = (struct figures){0, 0, 0};
    // The name before the last `)` is the process's own choice.
    char *field = strrchr(text, ')');
    int number = FIRST_FIELD;
    for (char *save, *word = field ? strtok_r(field + 1, " ", &save) : NULL; word; word = strtok_r(NULL, " ", &save), number++) {
        if (number == 16 || number == 17) figures->children_cpu += strtoll(word, NULL, 10) * tick_ns;
        if (number == 20) figures->threads = strtoll(word, NULL, 10);
        if (number == 24) figures->memory = strtoll(word, NULL, 10) * page_bytes;
    }
    return true;
}

static DIR *open_folder(const char *pid, const char *name) {
    char path[32];
    snprintf(path, sizeof path, "%.16s/%s", pid, name);
    int file = openat(dirfd(processes), path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = file < 0 ? NULL : fdopendir(file);
    if (!folder && file >= 0) close(file);
    return folder;
}

static DIR *open_threads(const char *pid) { return open_folder(pid, "task"); }

DIR *watch_files(const char *pid) { return open_folder(pid, "fd"); }

// A process whose first thread has ended shows no memory, but its other threads do.
static int64_t thread_memory(const char *pid) {
    struct figures figures = {0, 0, 0};
    DIR *threads = open_threads(pid);
    for (struct dirent *entry; threads && !figures.memory && (entry = readdir(threads));) {
        char path[64];
        snprintf(path, sizeof path, "%.16s/task/%.16s/stat", pid, entry->d_name);
        if (entry->d_name[0] != '.') read_figures(path, &figures);
    }
    if (threads) closedir(threads);
    return figures.memory;
}

// Adds one process's time, that of its reaped children, and resident memory.
static void add_process(const char *pid, int64_t *cpu, int64_t *memory) {
    char path[32];
    struct figures figures;
    snprintf(path, sizeof path, "%.16s/stat", pid);
    if (!read_figures(path, &figures)) return;
    *cpu += process_cpu(pid) + figures.children_cpu;
    *memory += !figures.memory && figures.threads > 1 ? thread_memory(pid) : figures.memory;
}

// A process's share of what is resident, in which a page that many have counts once; -1: not to be had.
static int64_t process_share(const char *pid) {
    char path[32], text[1024];
    snprintf(path, sizeof path, "%.16s/smaps_rollup", pid);
    int file = openat(dirfd(processes), path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    text[count > 0 ? count : 0] = 0;
    const char *line = strstr(text, "\nPss:");
    return line ? strtoll(line + 5, NULL, 10) * 1024 : -1;
}

// 1 is the cell itself.
static bool is_ours(int pid) { return pid == 1 || pid == park_process(); }

void watch_rewind(void) { rewinddir(processes); }

const char *watch_next_process(void) {
    for (struct dirent *entry; (entry = readdir(processes));)
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && !is_ours(atoi(entry->d_name))) return entry->d_name;
    return NULL;
}

static int64_t shares(void) {
    int64_t sum = 0;
    rewinddir(processes);
    for (const char *pid; (pid = watch_next_process());) {
        int64_t unused = 0, share = process_share(pid);
        if (share < 0) add_process(pid, &unused, &sum);
        else sum += share;
    }
    return sum;
}

static int64_t scan(int64_t *memory, int64_t limit) {
    int64_t cpu = 0;
    *memory = 0;
    rewinddir(processes);
    for (const char *pid; (pid = watch_next_process());) add_process(pid, &cpu, memory);
    // Asked only now, because the kernel goes through all their pages for it.
    if (*memory - inherited_memory > limit) *memory = shares();
    *memory = *memory > inherited_memory ? *memory - inherited_memory : 0;
    if (*memory > largest_memory) largest_memory = *memory;
    if (cpu > largest_cpu) largest_cpu = cpu;
    return cpu;
}

// The second number of /proc/PID/task/TID/schedstat (Documentation/scheduler/sched-stats.rst). The file is absent where the
// kernel keeps no such account: then nobody has waited.
static int64_t thread_waited(int threads, const char *tid) {
    char path[32], text[96];
    snprintf(path, sizeof path, "%.16s/schedstat", tid);
    int file = openat(threads, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    long long running, waiting;
    text[count > 0 ? count : 0] = 0;
    return sscanf(text, "%lld %lld", &running, &waiting) == 2 ? waiting : 0;
}

int64_t watch_waited(void) {
    int64_t waited = 0;
    rewinddir(processes);
    for (const char *pid; (pid = watch_next_process());) {
        DIR *threads = open_threads(pid);
        for (struct dirent *entry; threads && (entry = readdir(threads));)
            if (entry->d_name[0] != '.') waited += thread_waited(dirfd(threads), entry->d_name);
        if (threads) closedir(threads);
    }
    return waited;
}

int64_t watch_next(struct cell *cell, const struct cspawn_run *run, int64_t wall_ns, int *stop) {
    int64_t memory = 0, longest = INT64_MAX;
    int64_t used;
    if (cell->group.version) {
        used = cgroup_cpu(&cell->group);
    } else {
        used = scan(&memory, run->memory_bytes);
        longest = SCAN_NS;
    }
    if (used > run->cpu_ns) *stop = CSPAWN_STOP_CPU;
    else if (wall_ns > run->wall_ns) *stop = CSPAWN_STOP_WALL;
    else if (memory > run->memory_bytes) *stop = CSPAWN_STOP_MEMORY;
    // No sooner can the CPU limit be reached than with all cores at work.
    int64_t wait = (run->cpu_ns - used) / cores;
    if (run->wall_ns - wall_ns < wait) wait = run->wall_ns - wall_ns;
    if (longest < wait) wait = longest;
    return wait < MILLISECOND_NS ? MILLISECOND_NS : wait;
}

int watch_zombie_parent(const char *pid) {
    char path[32], text[512], state;
    int parent;
    snprintf(path, sizeof path, "%.16s/stat", pid);
    int file = openat(dirfd(processes), path, O_RDONLY | O_CLOEXEC);
    ssize_t count = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0) close(file);
    text[count > 0 ? count : 0] = 0;
    // The name before the last `)` is the process's own choice.
    const char *end = strrchr(text, ')');
    return end && sscanf(end + 1, " %c %d", &state, &parent) == 2 && state == 'Z' ? parent : -1;
}

// `wchar` of proc_pid_io(5).
static int64_t read_written(int file) {
    char text[512];
    ssize_t count = file < 0 ? 0 : pread(file, text, sizeof text - 1, 0);
    text[count > 0 ? count : 0] = 0;
    const char *line = strstr(text, "wchar: ");
    return line ? strtoll(line + 7, NULL, 10) : 0;
}

// The figure of a process has that of the children which it has reaped in it, that of its one thread has not
// (do_io_accounting in fs/proc/base.c).
int64_t watch_written(void) { return read_written(whole_account) - read_written(own_account); }

int64_t watch_being_written(void) {
    int64_t written = 0;
    rewinddir(processes);
    for (const char *pid; (pid = watch_next_process());) {
        char path[32];
        snprintf(path, sizeof path, "%.16s/io", pid);
        int file = openat(dirfd(processes), path, O_RDONLY | O_CLOEXEC);
        written += read_written(file);
        if (file >= 0) close(file);
    }
    return written;
}
