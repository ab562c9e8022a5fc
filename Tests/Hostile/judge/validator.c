// Class: files of the validator
// Does: walks through all that there is, and looks for inputs, answers, feedback, databases, sockets and keys
// Verdict: AC in every mode
// Fact: says held
// Because: the root shows the program and an empty scratch directory; the validator has a cell of its own
#define _GNU_SOURCE
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int look(const char *path, const struct stat *status, int type, struct FTW *where) {
    static const char *const endings[] = {".in", ".ans", ".out", ".db", ".sqlite", ".sock", ".conf", ".key", ".yaml", ".log"};
    if (strcmp(path, "/proc") == 0) return FTW_SKIP_SUBTREE;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(path), ending = strlen(endings[i]);
        if (length > ending && strcmp(path + length - ending, endings[i]) == 0) return FTW_STOP;
    }
    if (strstr(path + where->base, "feedback") != NULL) return FTW_STOP;
    return type == FTW_F && (S_ISSOCK(status->st_mode) || S_ISFIFO(status->st_mode)) ? FTW_STOP : FTW_CONTINUE;
}

int main(void) { puts(nftw("/", look, 16, FTW_PHYS | FTW_ACTIONRETVAL) == 0 ? "held" : "through"); }
