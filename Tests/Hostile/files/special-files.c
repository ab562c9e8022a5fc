// Class: special files
// Does: makes FIFOs, where the judge would wait for ever when it collects files, devices and sockets
// Verdict: AC in every mode
// Fact: says held
// Because: mknod does nothing here (EPERM)
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

int main(void) {
    const mode_t kinds[] = {S_IFIFO, S_IFCHR, S_IFBLK, S_IFSOCK, S_IFREG};
    for (int i = 0; i < 5; i++) {
        if (mknod("/w/special", kinds[i] | 0666, makedev(1, 1)) == 0) return puts("through") < 0;
    }
    puts(mkfifo("/w/feedback", 0666) == 0 ? "through" : "held");
}
