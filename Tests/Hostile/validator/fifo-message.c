// Class: validator that attacks
// Does: gives a FIFO as its message, which nobody will ever write to
// Verdict: WA in every mode
// Fact: hides through
// Because: messages are opened without waiting, and only when they are files
#include <stdio.h>
#include <sys/stat.h>

int main(int count, char **arguments) {
    char path[300];
    snprintf(path, sizeof path, "%s/teammessage.txt", count > 3 ? arguments[3] : ".");
    (void)mkfifo(path, 0644);
    return 43;
}
