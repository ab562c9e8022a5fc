// Class: leaving a program for the next run
// Does: `leave`: puts programs, and settings that make others load them, where the next run could find them. `look`: looks for them
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: the scratch directory is new, and all else is read-only
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
    static const char *const places[] = {
        "/w/sum", "/w/.profile", "/w/.bashrc", "/w/libc.so.6", "/tmp/sum", "/app/sum", "/etc/ld.so.preload", "/bin/sh", "/sum"};
    int leaves = count > 1 && strcmp(arguments[1], "leave") == 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int left = leaves ? open(places[i], O_WRONLY | O_CREAT, 0755) : open(places[i], O_RDONLY);
        int may = leaves && (strncmp(places[i], "/w/", 3) == 0 || strncmp(places[i], "/tmp/", 5) == 0);
        if (left >= 0 && !may) return puts(places[i]) < 0;
        close(left);
    }
    puts("held");
}
