// Class: resources. A folder in a folder, two thousand deep.
// Expected: AC, says held. Fact: the next run finds an empty scratch directory all the same.
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 2000; i++) {
        if (mkdir("deeper", 0700) != 0 || chdir("deeper") != 0) break;
    }
    puts("held");
}
