// Class: validator that attacks
// Does: gives a link to another file as its message
// Verdict: WA in every mode
// Fact: hides root:
// Because: messages are opened without following links
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    char path[300];
    snprintf(path, sizeof path, "%s/teammessage.txt", count > 3 ? arguments[3] : ".");
    (void)!symlink("/etc/passwd", path);
    return 43;
}
