// Class: output as files
// Does: leaves many small files behind, none of which is large
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: files in the scratch directory are output, and one with a byte in it takes a block
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 512; i++) {
        char name[32];
        snprintf(name, sizeof name, "/w/%d", i);
        int file = open(name, O_WRONLY | O_CREAT, 0600);
        if (file < 0 || write(file, "x", 1) != 1) return 1;
        close(file);
    }
    puts("held");
}
