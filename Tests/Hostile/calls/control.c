// Class: ioctl
// Does: types into what could be the judge's terminal, takes it as its own, freezes and changes the file system
// Verdict: AC in every mode
// Fact: says held
// Because: ioctl says that there is no terminal or device (ENOTTY)
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(void) {
    const int descriptors[] = {0, 1, 2, open("/w", O_RDONLY | O_DIRECTORY), open("/w/file", O_RDWR | O_CREAT, 0600), open("/app", O_RDONLY)};
    int flags = 0x10, done = 0;
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++) {
        done += ioctl(descriptors[i], TIOCSTI, "x") == 0 || ioctl(descriptors[i], TIOCSCTTY, 1) == 0 ||
                ioctl(descriptors[i], TIOCNOTTY) == 0 || ioctl(descriptors[i], FS_IOC_SETFLAGS, &flags) == 0 ||
                ioctl(descriptors[i], FIFREEZE, 0) == 0 || ioctl(descriptors[i], FICLONE, 0) == 0 ||
                ioctl(descriptors[i], FIOASYNC, &flags) == 0;
    }
    puts(done ? "through" : "held");
}
