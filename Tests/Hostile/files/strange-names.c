// Class: strange names
// Does: `leave`: files and folders with the longest names, with line ends, control characters and bytes that are no text, and
// Does: a path longer than any path may be. `look`: sees whether one of them is still there
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: the scratch directory is thrown away as a whole, whatever is in it
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int leave(void) {
    static const char *const names[] = {"a\nb", "\033[2J\033]0;x\007", "\xff\xfe\x80", "-rf", "..." , " ", "$(reboot)", "%s%n", "*"};
    char longest[256];
    memset(longest, 'x', 255);
    longest[255] = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) close(open(names[i], O_WRONLY | O_CREAT, 0));
    for (int i = 0; i < 30; i++) {
        if (mkdir(longest, 0700) != 0 || chdir(longest) != 0) return 1;
    }
    return chmod("/w", 0) != 0;
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "leave") == 0) return leave();
    DIR *scratch = opendir("/w");
    int entries = 0;
    while (scratch != NULL && readdir(scratch) != NULL) entries++;
    puts(entries == 2 ? "held" : "through");
}
