// Class: forged result
// Does: writes what could be a result into every descriptor that a worker may have left open, and into those of process 1
// Verdict: AC in every mode
// Fact: says held
// Because: there are 0, 1 and 2 alone, /proc hides process 1, and a result has a MAC
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    static const char frame[] = "\0\0\0\x20{\"verdict\":\"AC\",\"finished\":true}";
    int written = write(0, frame, sizeof frame) > 0;
    for (int descriptor = 3; descriptor < 1024; descriptor++) written += write(descriptor, frame, sizeof frame) > 0;
    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/1/fd/%d", descriptor);
        written += open(path, O_WRONLY | O_NONBLOCK) >= 0;
        snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
        if (descriptor > 2) written += open(path, O_WRONLY | O_NONBLOCK) >= 0;
    }
    puts(written ? "through" : "held");
}
