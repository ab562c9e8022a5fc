// Class: copies within the kernel
// Does: has the kernel itself write into the program, its input and a device, without the bytes passing through it
// Verdict: AC in every mode
// Fact: says held
// Because: copying needs a descriptor that may be written, and there is none
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <unistd.h>

int main(int count, char **arguments) {
    int program = count > 0 ? open(arguments[0], O_RDONLY) : -1, own = open("/w/file", O_RDWR | O_CREAT, 0600), ends[2];
    if (program < 0 || own < 0 || pipe(ends) != 0 || write(own, "x", 1) != 1 || write(ends[1], "x", 1) != 1) return 1;
    lseek(own, 0, SEEK_SET);
    int written = copy_file_range(own, NULL, program, NULL, 1, 0) > 0 || sendfile(program, own, NULL, 1) > 0 ||
                  sendfile(0, own, NULL, 1) > 0 || splice(ends[0], NULL, program, NULL, 1, 0) > 0 ||
                  tee(ends[0], ends[1], 1, 0) > 0;
    puts(written ? "through" : "held");
}
