#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <link.h>
#include <linux/openat2.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <unistd.h>

int clinux_become(uid_t uid, gid_t gid) {
    // Groups while we may still set them, the user last.
    if (setgroups(0, NULL) != 0 || setresgid(gid, gid, gid) != 0) return -1;
    return setresuid(uid, uid, uid);
}

// dl_iterate_phdr(3) tells the program itself first. Of a private mapping of a file that nobody may write to, MADV_DONTNEED
// drops nothing but the page table's entries (madvise(2)).
static int unmap_idle_text(struct dl_phdr_info *program, size_t size, void *unused) {
    (void)size;
    (void)unused;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    for (int i = 0; i < program->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &program->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || segment->p_flags & PF_W) continue;
        uintptr_t start = program->dlpi_addr + segment->p_vaddr;
        uintptr_t end = (start + segment->p_memsz + page - 1) & ~(page - 1);
        start &= ~(page - 1);
        // A failure leaves the pages where they are.
        (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 1;
}

void clinux_unmap_idle_text(void) { dl_iterate_phdr(unmap_idle_text, NULL); }

int clinux_spawn_closing_from(void *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int clinux_reopen(int file) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return open(path, O_RDONLY | O_CLOEXEC);
}

int clinux_sealed_copy(int file) {
    enum { BLOCK = 1 << 20 };
    int copy = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING), result = -1;
    if (copy < 0) return -1;
    off_t from = 0;
    ssize_t count;
    while ((count = sendfile(copy, file, &from, BLOCK)) > 0) {
    }
    if (count == 0 && fcntl(copy, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0)
        result = clinux_reopen(copy);
    int error = errno;
    close(copy);
    errno = error;
    return result;
}

int clinux_two_pipes(int ends[4]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    if (pipe2(ends + 2, O_CLOEXEC) == 0) return 0;
    int error = errno;
    close(ends[0]);
    close(ends[1]);
    errno = error;
    return -1;
}

int clinux_open_without_links(const char *path) {
    struct open_how how = {
        // A FIFO is not waited for.
        .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
        .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    return (int)syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
}
