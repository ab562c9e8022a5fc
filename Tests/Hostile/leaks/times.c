// Class: leaving times for the next run
// Does: `leave`: makes a file and removes it, and dates the scratch directory to 1980. `look`: sees whether that date is still there
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: a scratch directory that was changed in any way is replaced
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    const struct timespec then[2] = {{.tv_sec = 315532800}, {.tv_sec = 315532800}};
    if (count > 1 && strcmp(arguments[1], "leave") == 0) {
        int file = open("/w/left", O_WRONLY | O_CREAT, 0600);
        return file < 0 || unlink("/w/left") != 0 || utimensat(AT_FDCWD, "/w", then, 0) != 0;
    }
    struct stat status;
    if (stat("/w", &status) != 0) return 1;
    puts(status.st_mtim.tv_sec == 315532800 || status.st_atim.tv_sec == 315532800 ? "through" : "held");
}
