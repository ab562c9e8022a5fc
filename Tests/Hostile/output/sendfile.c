// Class: output by another way
// Does: has the kernel copy a file to the output, again and again
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: it comes out of the same pipe
#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

int main(void) {
    static char block[64 << 10];
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (file < 0 || unlink("/w/file") != 0 || write(file, block, sizeof block) != sizeof block) return 1;
    for (off_t at = 0; sendfile(1, file, &at, sizeof block) > 0; at = 0) {
    }
}
