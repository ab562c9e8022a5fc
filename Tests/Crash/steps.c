// Kills the daemon right after its Nth durable step: a call that changes what a file system holds. Preloaded into judged, which
// is dynamic towards libc, so the product needs no hook. Calls are counted over all threads.
//
// JUDGE_STEPS names a file that holds, shared with the driver: the count, N (0: never), and the name of the last call.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct shared {
    _Atomic uint64_t count;
    uint64_t target;
    char name[48];
};

static struct shared *shared;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("JUDGE_STEPS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *memory = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file >= 0) close(file);
    if (memory != MAP_FAILED) shared = memory;
    unsetenv("LD_PRELOAD");
    unsetenv("JUDGE_STEPS");
}

static void step(const char *name) {
    if (!shared) return;
    uint64_t number = atomic_fetch_add(&shared->count, 1) + 1;
    if (!shared->target || number < shared->target) return;
    if (number == shared->target) strncpy(shared->name, name, sizeof shared->name - 1);
    kill(getpid(), SIGKILL);
    pause();
}

// Sockets, pipes and the log are written to as well.
static int is_file(int descriptor) {
    struct stat status;
    return descriptor != 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

#define STEP(result, name, parameters, arguments, counts)                                                                  \
    result name parameters {                                                                                               \
        static result(*real) parameters;                                                                                   \
        if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name);                                                   \
        result value = real arguments;                                                                                     \
        if (value >= 0 && (counts)) step(#name);                                                                           \
        return value;                                                                                                      \
    }

STEP(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count), is_file(file))
STEP(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at), 1)
STEP(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at), 1)
STEP(int, fsync, (int file), (file), 1)
STEP(int, fdatasync, (int file), (file), 1)
STEP(int, ftruncate, (int file, off_t size), (file, size), 1)
STEP(int, ftruncate64, (int file, off64_t size), (file, size), 1)
STEP(int, rename, (const char *from, const char *to), (from, to), 1)
STEP(int, renameat, (int folder, const char *from, int other, const char *to), (folder, from, other, to), 1)
STEP(int, symlink, (const char *target, const char *link), (target, link), 1)
STEP(int, unlink, (const char *path), (path), 1)
STEP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), 1)
STEP(int, rmdir, (const char *path), (path), 1)
STEP(int, mkdir, (const char *path, mode_t mode), (path, mode), 1)
STEP(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), 1)
STEP(int, bind, (int socket, const void *address, unsigned size), (socket, address, size), 1)
