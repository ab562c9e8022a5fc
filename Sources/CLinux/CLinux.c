#include "CLinux.h"

#include <grp.h>
#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
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
