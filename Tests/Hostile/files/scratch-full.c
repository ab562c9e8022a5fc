// Class: file bomb
// Does: fills the scratch directory
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: it is full in the end, and what is left in it counts as output
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 16];
    memset(block, 1, sizeof block);
    int file = open("/w/flood", O_WRONLY | O_CREAT, 0600);
    long written = 0;
    for (ssize_t count; written < 1L << 30 && (count = write(file, block, sizeof block)) > 0;) written += count;
    puts(written < 1L << 30 ? "held" : "through");
}
