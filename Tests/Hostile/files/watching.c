// Class: watching others
// Does: asks to be told when others open the files that all are shown
// Verdict: AC in every mode
// Fact: says held
// Because: inotify does not exist here (ENOSYS), and so does not what came before it (F_NOTIFY)
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    static const char *const folders[] = {"/", "/app", "/dev", "/etc"};
    int told = inotify_init() >= 0;
    for (int i = 0; i < 4; i++) {
        int folder = open(folders[i], O_RDONLY | O_DIRECTORY);
        told |= fcntl(folder, F_NOTIFY, DN_ACCESS | DN_MODIFY | DN_CREATE | DN_MULTISHOT) == 0 ||
                syscall(SYS_fcntl, folder, 1L << 32 | F_NOTIFY, DN_ACCESS | DN_MULTISHOT) == 0;
    }
    puts(told ? "through" : "held");
}
