// Class: long names
// Does: gives one file names of 255 bytes without end
// Verdict: AC in every mode
// Fact: says held
// Because: a name takes its place among the limited number of files
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    char name[300] = "/w/file";
    close(open(name, O_WRONLY | O_CREAT, 0600));
    for (int i = 0; i < 300000; i++) {
        snprintf(name, sizeof name, "/w/%0255d", i);
        if (link("/w/file", name) != 0) return puts("held") < 0;
    }
    puts("through");
}
