// The root that a run sees: a small tmpfs on which read-only binds of what its language needs are hung.
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "spawn.h"

static char *said;
static size_t said_size;

static int fail(const char *what, const char *path) {
    int error = errno;
    snprintf(said, said_size, "%s %.180s", what, path);
    errno = error;
    return CSPAWN_STEP_ROOT;
}

static int clone_tree(const char *path) {
    return (int)syscall(
        SYS_open_tree, AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
}

static int set_attributes(int tree, uint64_t attributes) {
    struct mount_attr wanted = {.attr_set = attributes};
    return (int)syscall(
        SYS_mount_setattr, tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &wanted, sizeof wanted);
}

// Makes the folders above `path` below the new root.
static int make_parents(int root, const char *path) {
    char part[4096];
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(part, sizeof part, "%.*s", (int)(slash - path - 1), path + 1);
        if (mkdirat(root, part, 0755) != 0 && errno != EEXIST) return -1;
    }
    return 0;
}

// Hangs a clone of `source` (a mount of this namespace) into the new root at `target`, an absolute path.
static int hang(int root, int tree, const char *target, bool folder, uint64_t attributes) {
    if (set_attributes(tree, attributes) != 0) return fail("set the attributes of", target);
    if (make_parents(root, target) != 0) return fail("make the folders above", target);
    if (folder) {
        if (mkdirat(root, target + 1, 0755) != 0 && errno != EEXIST) return fail("make", target);
    } else {
        int file = openat(root, target + 1, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (file < 0) return fail("make", target);
        close(file);
    }
    if (syscall(SYS_move_mount, tree, "", root, target + 1, MOVE_MOUNT_F_EMPTY_PATH) != 0)
        return fail("bind", target);
    return 0;
}

// One configured root: a folder or file is bound, a symbolic link made again, what is missing left out.
static int hang_root(int root, const char *path, uint64_t attributes) {
    struct stat status;
    if (path[0] != '/' || strstr(path, "/..")) {
        errno = EINVAL;
        return fail("show", path);
    }
    if (lstat(path, &status) != 0) return errno == ENOENT ? 0 : fail("find", path);
    if (S_ISLNK(status.st_mode)) {
        char target[4096];
        ssize_t length = readlink(path, target, sizeof target - 1);
        if (length < 0) return fail("read the link", path);
        target[length] = 0;
        if (make_parents(root, path) != 0) return fail("make the folders above", path);
        return symlinkat(target, root, path + 1) == 0 || errno == EEXIST ? 0 : fail("link", path);
    }
    int tree = clone_tree(path);
    if (tree < 0) return fail("open", path);
    int step = hang(root, tree, path, S_ISDIR(status.st_mode), attributes);
    close(tree);
    return step;
}

static int write_file(int root, const char *path, const char *text) {
    int file = openat(root, path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
    // A configured root may have brought its own.
    if (file < 0) return errno == EEXIST || errno == EROFS || errno == EACCES ? 0 : fail("make", path);
    bool whole = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    close(file);
    return whole ? 0 : fail("write", path);
}

// The node `name` of a folder that need not be /dev, shown in /dev.
static int hang_device(int root, const char *folder, const char *name, uint32_t without) {
    char source[512], target[64];
    snprintf(source, sizeof source, "%s/%s", folder, name);
    snprintf(target, sizeof target, "/dev/%s", name);
    int tree = clone_tree(source);
    if (tree < 0) return fail("open", source);
    // A device can be written by way of a read-only mount; its times and modes, which are the host's, can not be changed.
    uint64_t attributes = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC;
    if (!(without & CSPAWN_READ_ONLY_ROOT)) attributes |= MOUNT_ATTR_RDONLY;
    int step = hang(root, tree, target, false, attributes);
    close(tree);
    return step;
}

static int furnish(int root, uint32_t without) {
    static const char *const devices[] = {"null", "zero", "full", "random", "urandom"};
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        int step = hang_device(root, "/dev", devices[i], without);
        if (step) return step;
    }
    static const char *const folders[] = {"etc", "proc", "w", "app"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (mkdirat(root, folders[i], 0755) != 0 && errno != EEXIST) return fail("make", folders[i]);
    if (symlinkat("w", root, "tmp") != 0 && errno != EEXIST) return fail("link", "tmp");
    int step = write_file(root, "etc/passwd", "root:x:0:0::/:/bin/false\nrun:x:1000:1000::/w:/bin/false\n");
    return step ? step : write_file(root, "etc/group", "root:x:0:\nrun:x:1000:\n");
}

// A /proc of the cell's own pid namespace. Runs mount theirs over it: inside a user namespace the kernel allows a new
// /proc only where another one is in full sight (mount_too_revealing in fs/namespace.c), and the host's is let go of.
static int seed_proc(int root) {
    int context = (int)syscall(SYS_fsopen, "proc", FSOPEN_CLOEXEC);
    if (context < 0 || syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) != 0)
        return fail("make", "/proc");
    int proc = (int)syscall(
        SYS_fsmount, context, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
    close(context);
    if (proc < 0) return fail("mount", "/proc");
    bool hung = syscall(SYS_move_mount, proc, "", root, "proc", MOVE_MOUNT_F_EMPTY_PATH) == 0;
    close(proc);
    return hung ? 0 : fail("attach", "/proc");
}

// Swaps the new root in and lets go of the old one (pivot_root(2), NOTES: both paths may be one).
static int enter(int root, uint32_t without) {
    if (fchdir(root) != 0) return fail("enter", "the new root");
    if (without & CSPAWN_MOUNT_NAMESPACE) {
        // For tests: the host's tree stays in sight.
        if (mkdirat(root, "host", 0755) != 0) return fail("make", "host");
        if (syscall(SYS_pivot_root, ".", "host") != 0) return fail("pivot to", "the new root");
    } else {
        if (syscall(SYS_pivot_root, ".", ".") != 0) return fail("pivot to", "the new root");
        if (umount2(".", MNT_DETACH) != 0) return fail("detach", "the old root");
    }
    if (chdir("/") != 0) return fail("enter", "/");
    if (without & CSPAWN_READ_ONLY_ROOT) return 0;
    struct mount_attr wanted = {.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV};
    if (syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, &wanted, sizeof wanted) != 0)
        return fail("make read-only", "/");
    return 0;
}

int root_assemble(
    const struct cspawn_cell_request *request, const char *device_folder, char *detail, size_t detail_size) {
    uint32_t without = request->head.without;
    said = detail;
    said_size = detail_size;
    uint64_t attributes = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
    if (!(without & CSPAWN_READ_ONLY_ROOT)) attributes |= MOUNT_ATTR_RDONLY;
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return fail("make private", "/");

    // Everything is opened before the new root covers a part of the old one.
    int shown = clone_tree(request->application);
    if (shown < 0) return fail("open", request->application);
    int context = (int)syscall(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC);
    if (context < 0) return fail("make", "a tmpfs");
    if (syscall(SYS_fsconfig, context, FSCONFIG_SET_STRING, "mode", "0755", 0) != 0 ||
        syscall(SYS_fsconfig, context, FSCONFIG_SET_STRING, "size", "1m", 0) != 0 ||
        syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) != 0)
        return fail("configure", "a tmpfs");
    int root = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, 0);
    close(context);
    if (root < 0) return fail("mount", "a tmpfs");
    // Somewhere to hang it until it becomes the root: over what nobody shows to a run, so that all else can still be found.
    if (syscall(SYS_move_mount, root, "", AT_FDCWD, "/proc", MOVE_MOUNT_F_EMPTY_PATH) != 0)
        return fail("attach", "the new root");
    int step = 0;
    for (char **path = request->roots; *path && !step; path++) step = hang_root(root, *path, attributes);
    if (!step) step = furnish(root, without);
    for (char **name = request->devices; *name && !step; name++) step = hang_device(root, device_folder, *name, without);
    if (!step) step = hang(root, shown, "/app", true, attributes);
    close(shown);
    if (!step) step = seed_proc(root);
    if (!step) step = enter(root, without);
    close(root);
    return step;
}
