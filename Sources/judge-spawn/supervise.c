// The supervisor of one worker: makes cells on request, with the privileges that the worker itself gives up, and
// clears away what they leave when the worker ends.
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cell.h"

enum { CELLS_MAX = 64, INSIDE_ID = 1000 };

static struct settings settings = {.core = -1, .prefix = "judge", .devices = "/dev", .use_cgroups = true, .park_library = -1};
static struct cell cells[CELLS_MAX];
static pid_t cell_pids[CELLS_MAX];
static unsigned cell_count;
static char packet[CPACKETS_SIZE_MAX];
static struct cspawn_cell_request request;

static bool write_proc(pid_t pid, const char *name, const char *text) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    bool whole = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    int error = errno;
    close(file);
    errno = error;
    return whole;
}

// Which ids the cell has: inside 0 is the daemon, inside 1000 what submissions run as. Plain: 1000 is oneself.
static bool map_ids(struct cell *cell, pid_t pid) {
    char users[96], groups[96];
    if (settings.mode == MODE_PLAIN) {
        snprintf(users, sizeof users, "%d %u 1", INSIDE_ID, (unsigned)getuid());
        snprintf(groups, sizeof groups, "%d %u 1", INSIDE_ID, (unsigned)getgid());
        if (!write_proc(pid, "setgroups", "deny")) return false;
    } else {
        uid_t run = cell->mechanisms & CSPAWN_UID_RANGE ? settings.uid_range + (uid_t)settings.slot : settings.uid;
        if (run == settings.uid && cell->mechanisms & CSPAWN_UID_RANGE) {
            errno = EINVAL;
            return false;
        }
        if (run == settings.uid) {
            snprintf(users, sizeof users, "%d %u 1", INSIDE_ID, (unsigned)settings.uid);
            snprintf(groups, sizeof groups, "%d %u 1", INSIDE_ID, (unsigned)settings.gid);
        } else {
            snprintf(users, sizeof users, "0 %u 1\n%d %u 1", (unsigned)settings.uid, INSIDE_ID, (unsigned)run);
            snprintf(groups, sizeof groups, "0 %u 1\n%d %u 1", (unsigned)settings.gid, INSIDE_ID, (unsigned)run);
        }
        // Supplementary groups are gone already; nobody inside may set new ones.
        if (!write_proc(pid, "setgroups", "deny")) return false;
    }
    return write_proc(pid, "gid_map", groups) && write_proc(pid, "uid_map", users);
}

static void refuse(int socket, int step, const char *detail) {
    struct cspawn_hello hello = {.step = step, .error = errno};
    snprintf(hello.detail, sizeof hello.detail, "%s", detail);
    cpackets_send(socket, &hello, sizeof hello, NULL, 0, NULL, 0);
}

// The walls that this cell will have.
static uint32_t mechanisms(const struct cell *cell) {
    uint32_t all = CSPAWN_USER_NAMESPACE | CSPAWN_MOUNT_NAMESPACE | CSPAWN_PID_NAMESPACE |
                   CSPAWN_NETWORK_NAMESPACE | CSPAWN_IPC_NAMESPACE | CSPAWN_UTS_NAMESPACE |
                   CSPAWN_CGROUP_NAMESPACE | CSPAWN_READ_ONLY_ROOT | CSPAWN_SECCOMP | CSPAWN_RLIMITS;
    if (settings.mode != MODE_PLAIN && settings.uid_range) all |= CSPAWN_UID_RANGE;
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0) all |= CSPAWN_LANDLOCK;
    if (cell->group.version == 1) all |= CSPAWN_CGROUP_V1;
    if (cell->group.version == 2) all |= CSPAWN_CGROUP_V2;
    return all & ~cell->without;
}

static pid_t clone_cell(struct cell *cell, const int *go) {
    // The cell is pid 1 of a pid namespace, in which runs nest theirs: it needs a /proc of its own, and with it all end.
    int flags = CLONE_NEWNS | CLONE_NEWPID | SIGCHLD;
    if (cell->has_own_user_namespace) flags |= CLONE_NEWUSER;
    if (!(cell->without & CSPAWN_NETWORK_NAMESPACE)) flags |= CLONE_NEWNET;
    if (!(cell->without & CSPAWN_UTS_NAMESPACE)) flags |= CLONE_NEWUTS;
    // A fork, not a vfork: this process is small.
    pid_t pid = (pid_t)syscall(SYS_clone, flags, NULL, NULL, NULL, NULL);
    if (pid != 0) return pid;
    // Should we end before we say go, the cell sees it.
    close(go[1]);
    cell_main(cell, &request, go[0]);
}

static void *load_filter(int file, size_t *size) {
    struct stat status;
    if (fstat(file, &status) != 0 || status.st_size <= 0 || status.st_size > 1 << 20) return NULL;
    void *filter = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    *size = (size_t)status.st_size;
    return filter == MAP_FAILED ? NULL : filter;
}

// The worker may be captured by then, and here names become paths.
static bool is_name(const char *name) {
    size_t length = strlen(name);
    return length > 0 && length < 32 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

// What is wrong with a request; NULL: nothing.
static const char *flaw(const struct cspawn_configure *head) {
    errno = EMFILE;
    if (cell_count == CELLS_MAX) return "too many cells";
    errno = EINVAL;
    bool is_right = is_name(request.name) && request.application[0] == '/' && (!head->without || settings.allows_gaps);
    return is_right ? NULL : request.name;
}

static void prepare(struct cell *cell) {
    struct settings own = settings;
    if (cell->without & (CSPAWN_CGROUP_V1 | CSPAWN_CGROUP_V2)) own.use_cgroups = false;
    cgroup_prepare(&cell->group, &own, request.name);
    cell->mechanisms = mechanisms(cell);
    cell->has_own_user_namespace = !(cell->without & CSPAWN_USER_NAMESPACE) || settings.mode != MODE_ROOT;
    if (cell->has_own_user_namespace) return;
    bool has_range = cell->mechanisms & CSPAWN_UID_RANGE;
    cell->run_uid = cell->run_gid = has_range ? settings.uid_range + (uid_t)settings.slot : settings.uid;
}

// Gives a new cell its ids and its cgroup. Returns 0, or the step that failed, with a word on it.
static int admit(struct cell *cell, pid_t pid, const char **detail) {
    *detail = settings.mode == MODE_PLAIN ? "are user namespaces allowed here?" : "uid_range of judge.conf";
    if (cell->has_own_user_namespace && !map_ids(cell, pid)) return CSPAWN_STEP_ID_MAP;
    *detail = cell->group.paths[0];
    return cgroup_adopt(&cell->group, pid) ? 0 : CSPAWN_STEP_CGROUP;
}

static void start(struct cell *cell, const int *go) {
    const char *detail = "clone";
    prepare(cell);
    pid_t pid = clone_cell(cell, go);
    int step = pid < 0 ? CSPAWN_STEP_NAMESPACES : admit(cell, pid, &detail);
    if (!step && write(go[1], "g", 1) == 1) {
        cell_pids[cell_count++] = pid;
        return;
    }
    refuse(cell->socket, step ? step : CSPAWN_STEP_NAMESPACES, detail);
    if (pid > 0) {
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
    cgroup_remove(&cell->group);
}

// Cells that have ended, as those do whose worker let go of them, make room for others.
static void reap_cells(void) {
    for (unsigned i = cell_count; i-- > 0;) {
        if (waitpid(cell_pids[i], NULL, WNOHANG) != cell_pids[i]) continue;
        cgroup_remove(&cells[i].group);
        cells[i] = cells[--cell_count];
        cell_pids[i] = cell_pids[cell_count];
    }
}

static void make_cell(int socket, int filter) {
    const struct cspawn_configure *head = &request.head;
    reap_cells();
    const char *wrong = flaw(head);
    int go[2];
    if (!wrong && pipe2(go, O_CLOEXEC) != 0) wrong = "no pipe";
    if (wrong) {
        refuse(socket, CSPAWN_STEP_REQUEST, wrong);
        return;
    }
    struct cell *cell = &cells[cell_count];
    *cell = (struct cell){
        .settings = &settings, .socket = socket, .without = head->without, .has_devices = head->devices > 0, .run_uid = INSIDE_ID, .run_gid = INSIDE_ID};
    cell->filter = load_filter(filter, &cell->filter_size);
    if (cell->filter) {
        start(cell, go);
        munmap(cell->filter, cell->filter_size);
    } else {
        refuse(socket, CSPAWN_STEP_REQUEST, "no filter");
    }
    for (int i = 0; i < 2; i++) close(go[i]);
}

// One request. Returns false when the worker has ended.
static bool serve(void) {
    int descriptors[2];
    size_t count = 2;
    long size = cpackets_receive(0, packet, sizeof packet, descriptors, &count);
    if (size <= 0) return false;
    bool whole = count == 2 && cspawn_read_cell(packet, (size_t)size, &request);
    if (whole) make_cell(descriptors[0], descriptors[1]);
    for (size_t i = 0; i < count; i++) close(descriptors[i]);
    return whole;
}

static void clear_away(void) {
    for (unsigned i = 0; i < cell_count; i++) kill(cell_pids[i], SIGKILL);
    for (unsigned i = 0; i < cell_count; i++) {
        while (waitpid(cell_pids[i], NULL, 0) < 0 && errno == EINTR) {
        }
        cgroup_remove(&cells[i].group);
    }
}

static enum privilege_mode find_mode(void) {
    if (geteuid() == 0) return MODE_ROOT;
    return cspawn_may_set_uid() ? MODE_SERVICE : MODE_PLAIN;
}

static bool read_options(int argc, char **argv) {
    for (int i = 0; i + 1 < argc; i += 2) {
        const char *value = argv[i + 1];
        if (!strcmp(argv[i], "--uid")) settings.uid = (uid_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--gid")) settings.gid = (gid_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--uid-range")) settings.uid_range = (uid_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--slot")) settings.slot = atoi(value);
        else if (!strcmp(argv[i], "--core")) settings.core = atoi(value);
        else if (!strcmp(argv[i], "--cgroups")) settings.use_cgroups = strcmp(value, "none") != 0;
        else if (!strcmp(argv[i], "--gaps")) settings.allows_gaps = !strcmp(value, "allowed");
        else if (!strcmp(argv[i], "--devices")) settings.devices = value;
        else if (!strcmp(argv[i], "--prefix")) settings.prefix = value;
        else return false;
    }
    return argc % 2 == 0;
}

static void pin(void) {
    cpu_set_t one;
    if (sched_getaffinity(0, sizeof settings.cores, &settings.cores) != 0) settings.core = -1;
    if (settings.core < 0) return;
    int wanted = settings.core % CPU_COUNT(&settings.cores);
    CPU_ZERO(&one);
    for (int core = 0; core < CPU_SETSIZE; core++) {
        if (!CPU_ISSET(core, &settings.cores) || wanted-- > 0) continue;
        CPU_SET(core, &one);
        break;
    }
    // Not pinned is slower, not wrong.
    sched_setaffinity(0, sizeof one, &one);
}

// It lies beside this program. Where it does not, interpreters are started anew for every run.
static int open_park_library(void) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 32);
    char *slash = length > 0 ? memrchr(path, '/', (size_t)length) : NULL;
    if (!slash) return -1;
    strcpy(slash + 1, "libJudgePark.so");
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    // A run's init, and whatever is started beside it, puts its own onto the first ones.
    return file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, 10);
}

int supervise_main(int argc, char **argv) {
    settings.uid = getuid();
    settings.gid = getgid();
    if (!read_options(argc, argv)) return 64;
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    settings.mode = find_mode();
    // Whatever runs here, it is never the host's root.
    if (settings.mode == MODE_ROOT && !settings.uid_range && settings.uid == 0) return 64;
    if (settings.mode != MODE_PLAIN && setgroups(0, NULL) != 0) return 70;
    settings.park_library = open_park_library();
    pin();
    while (serve()) {
    }
    clear_away();
    return 0;
}
