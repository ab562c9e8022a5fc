#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif

enum { FRESH_SIZE_MIB = 64, INODES_MAX = 16384, BLOCK = 4096, COPY_STEP = 1 << 20 };

// Rights that later versions of Landlock brought (landlock(7)); older kernel headers lack the names.
#define RIGHT_REFER (1ULL << 13)
#define RIGHT_TRUNCATE (1ULL << 14)
#define RIGHT_IOCTL_DEV (1ULL << 15)
#define RIGHTS_FIRST ((1ULL << 13) - 1)
#define SCOPES_ALL 3ULL
#define NET_ALL 3ULL

struct ruleset_attributes {
    uint64_t fs, net, scoped;
};

static int root = -1, ruleset = -1;
static uint64_t write_rights;
static struct stat fresh;
static struct statfs fresh_space;
static int64_t size_set, given;  ///< `given`: bytes that a run was given
static bool is_kept, is_read_only, is_apart;  ///< `is_apart`: `root` is a mount of its own
static ino_t last_number;

static bool is_same_time(struct timespec a, struct timespec b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

// A tmpfs numbers its files one after another, those without a name too, of which no time and no count tells.
static ino_t next_number(void) {
    struct stat status;
    int file = openat(root, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    ino_t number = file >= 0 && fstat(file, &status) == 0 ? status.st_ino : 0;
    if (file >= 0) close(file);
    return number;
}

static bool is_fresh(void) {
    struct stat now;
    struct statfs space;
    return root >= 0 && fstat(root, &now) == 0 && fstatfs(root, &space) == 0 &&
           now.st_mode == fresh.st_mode && now.st_uid == fresh.st_uid && now.st_gid == fresh.st_gid &&
           now.st_nlink == fresh.st_nlink && is_same_time(now.st_ctim, fresh.st_ctim) &&
           is_same_time(now.st_mtim, fresh.st_mtim) && is_same_time(now.st_atim, fresh.st_atim) &&
           space.f_blocks - space.f_bfree == fresh_space.f_blocks - fresh_space.f_bfree &&
           space.f_ffree == fresh_space.f_ffree && next_number() == ++last_number;
}

int scratch_refresh(struct cell *cell) {
    if (is_fresh()) return 0;
    if (root >= 0) {
        close(root);
        root = -1;
        if (umount2("/w", MNT_DETACH) != 0) return -1;
    }
    if (ruleset >= 0) close(ruleset);
    ruleset = -1;
    char options[160];
    snprintf(
        options, sizeof options, "mode=0755,uid=%u,gid=%u,size=%dm,nr_inodes=%d", (unsigned)cell->run_uid,
        (unsigned)cell->run_gid, FRESH_SIZE_MIB, INODES_MAX);
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOATIME;
    // The kernel knows nosymfollow since 5.10.
    if (mount("tmpfs", "/w", "tmpfs", flags | MS_NOSYMFOLLOW, options) != 0 &&
        (errno != EINVAL || mount("tmpfs", "/w", "tmpfs", flags, options) != 0))
        return -1;
    size_set = (int64_t)FRESH_SIZE_MIB << 20;
    is_read_only = is_apart = false;
    root = open("/w", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0 || fstat(root, &fresh) != 0 || fstatfs(root, &fresh_space) != 0) return -1;
    last_number = next_number();
    return 0;
}

// Makes `root` a mount of our own, which stays writable when that of the runs is not.
static bool stand_apart(void) {
    if (is_apart) return true;
    int own = (int)syscall(SYS_open_tree, AT_FDCWD, "/w", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
    if (own < 0) return false;
    close(root);
    root = own;
    is_apart = true;
    return true;
}

// Of the runs' mount alone.
static int set_read_only(bool wanted) {
    if (wanted == is_read_only) return 0;
    if (wanted && !stand_apart()) return -1;
    unsigned long flags = MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV | MS_NOATIME | MS_NOSYMFOLLOW | (wanted ? MS_RDONLY : 0);
    if (mount(NULL, "/w", NULL, flags, NULL) != 0 && (errno != EINVAL || mount(NULL, "/w", NULL, flags & ~MS_NOSYMFOLLOW, NULL) != 0))
        return -1;
    is_read_only = wanted;
    return 0;
}

// By a relative path that leads nowhere else, whatever a run has made of it.
static int open_beneath(const char *path, int flags) {
    struct open_how how = {
        .flags = (uint64_t)(flags | O_CLOEXEC),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV};
    return (int)syscall(SYS_openat2, root, path, &how, sizeof how);
}

// Removes a file. One that is not there, or no file, is nothing to be removed.
static void discard(const char *path) {
    char folder[512];
    const char *name = strrchr(path, '/');
    if ((size_t)snprintf(folder, sizeof folder, "%.*s", name ? (int)(name - path) : 1, name ? path : ".") >= sizeof folder) return;
    int parent = open_beneath(folder, O_PATH | O_DIRECTORY);
    if (parent < 0) return;
    unlinkat(parent, name ? name + 1 : path, 0);
    close(parent);
}

// What is copied is the group's, whose limit is still that of the run before.
static bool copy(struct cell *cell, int from, int to) {
    ssize_t count;
    do {
        cgroup_keep(&cell->group, COPY_STEP);
        count = sendfile(to, from, NULL, COPY_STEP);
    } while (count > 0);
    return count == 0;
}

// Gives the run a file of its own, a copy of what /app has as its `number`th one.
static bool give(struct cell *cell, unsigned number, const char *path) {
    char name[64];
    snprintf(name, sizeof name, "/app/.judge-file-%u", number);
    int from = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int to = from < 0 ? -1 : openat(root, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    bool is_given = to >= 0 && copy(cell, from, to) && fchmod(to, 0644) == 0 && fchown(to, cell->run_uid, cell->run_gid) == 0;
    int error = errno;
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    errno = error;
    return is_given;
}

int scratch_prepare(struct cell *cell, const struct cspawn_run_request *request) {
    // A run has left it for one that did not come.
    if (is_kept && !(request->head.scratch & CSPAWN_SCRATCH_GOES_ON) && scratch_refresh(cell) != 0) return -1;
    is_kept = request->head.scratch & CSPAWN_SCRATCH_KEPT;
    if (root < 0) {
        errno = ENOENT;
        return -1;
    }
    int64_t size = (request->head.scratch_bytes + BLOCK - 1) / BLOCK * BLOCK;
    if (size != size_set) {
        char options[64];
        snprintf(options, sizeof options, "size=%lld", (long long)size);
        if (mount("tmpfs", "/w", NULL, MS_REMOUNT | MS_NOSUID | MS_NODEV | MS_NOATIME | MS_NOSYMFOLLOW, options) != 0)
            return -1;
        size_set = size;
        is_read_only = false;
        if (fstatfs(root, &fresh_space) != 0) return -1;
    }
    if (set_read_only(request->head.scratch & CSPAWN_SCRATCH_READ_ONLY) != 0) return -1;
    for (char **path = request->removals; *path; path++) discard(*path);
    for (char **folder = request->scratch_directories; *folder; folder++) {
        if (mkdirat(root, *folder, 0755) != 0 || fchownat(root, *folder, cell->run_uid, cell->run_gid, AT_SYMLINK_NOFOLLOW) != 0)
            return -1;
    }
    given = 0;
    for (unsigned i = 0; i < request->head.files; i++)
        if (!give(cell, i, request->files[i])) return -1;
    if (request->head.files) given = scratch_used();
    return 0;
}

int64_t scratch_used(void) {
    struct statfs space;
    if (root < 0 || fstatfs(root, &space) != 0) return 0;
    int64_t blocks = (int64_t)(space.f_blocks - space.f_bfree) - (int64_t)(fresh_space.f_blocks - fresh_space.f_bfree);
    int64_t bytes = blocks * (int64_t)space.f_bsize;
    return bytes > given ? bytes - given : 0;
}

int scratch_open(const char *path) {
    int file = open_beneath(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    struct stat status;
    if (file >= 0 && (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(file);
        return -1;
    }
    return file;
}

static bool allow(const char *path, uint64_t rights) {
    struct landlock_path_beneath_attr rule = {.allowed_access = rights};
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) return false;
    bool added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(rule.parent_fd);
    return added;
}

uint64_t scratch_write_rights(void) { return write_rights; }

// The GPUs that the root shows, if any.
static bool allow_gpus(uint64_t rights) {
    DIR *devices = opendir("/dev");
    bool allowed = devices != NULL;
    for (struct dirent *entry; allowed && (entry = readdir(devices));) {
        char path[300];
        snprintf(path, sizeof path, "/dev/%s", entry->d_name);
        if (cspawn_is_gpu_device(entry->d_name)) allowed = allow(path, rights);
    }
    if (devices) closedir(devices);
    return allowed;
}

int scratch_landlock(void) {
    if (ruleset >= 0) return ruleset;
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return -1;
    struct ruleset_attributes handled = {.fs = RIGHTS_FIRST};
    if (version >= 2) handled.fs |= RIGHT_REFER;
    if (version >= 3) handled.fs |= RIGHT_TRUNCATE;
    if (version >= 4) handled.net = NET_ALL;
    if (version >= 5) handled.fs |= RIGHT_IOCTL_DEV;
    if (version >= 6) handled.scoped = SCOPES_ALL;
    // A kernel refuses a struct that is longer than its own, unless the surplus is zero.
    ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset < 0) return -1;
    uint64_t read = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    write_rights = LANDLOCK_ACCESS_FS_WRITE_FILE | (handled.fs & RIGHT_TRUNCATE);
    uint64_t write = LANDLOCK_ACCESS_FS_READ_FILE | write_rights;
    bool allowed = allow("/", read) && allow("/w", handled.fs & ~RIGHT_IOCTL_DEV) && allow("/dev/null", write) &&
                   allow("/dev/zero", write) && allow("/dev/full", write) && allow_gpus(write | (handled.fs & RIGHT_IOCTL_DEV));
    if (allowed) return ruleset;
    close(ruleset);
    ruleset = -1;
    return -1;
}
