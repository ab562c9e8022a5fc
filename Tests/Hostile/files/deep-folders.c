// Class: deep folders
// Does: a folder in a folder, two thousand deep
// Verdict: AC in every mode
// Fact: says held
// Because: the next run finds an empty scratch directory all the same
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 2000; i++) {
        if (mkdir("deeper", 0700) != 0 || chdir("deeper") != 0) break;
    }
    puts("held");
}
