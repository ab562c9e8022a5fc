// Class: leaving files for the next run
// Does: says whether the scratch directory is as new, then leaves a file, a folder and a changed mode in it
// Arguments: -; -
// Verdict: AC in every mode
// Fact: says held
// Because: the scratch directory is fresh for every run
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

int main(void) {
    DIR *scratch = opendir("/w");
    int entries = 0;
    while (scratch != NULL && readdir(scratch) != NULL) entries++;
    struct stat status;
    if (stat("/w", &status) != 0) return 1;
    puts(entries == 2 && (status.st_mode & 0777) == 0755 ? "held" : "through");
    if (open("/w/left", O_WRONLY | O_CREAT, 0600) < 0) return 1;
    return mkdir("/w/folder", 0700) != 0 || chmod("/w", 0700) != 0;
}
