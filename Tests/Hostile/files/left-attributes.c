// Class: leaving attributes for the next run
// Does: `leave`: writes extended attributes, onto all that it sees. `look`: reads them
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: extended attributes do not exist here
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>

int main(int count, char **arguments) {
    const char *const files[] = {"/", "/w", "/app", arguments[0], "/dev/null", "/proc/self/exe"};
    const char *const names[] = {"user.left", "trusted.left", "security.capability", "system.posix_acl_access"};
    int leaves = count > 1 && strcmp(arguments[1], "leave") == 0, seen = 0;
    char value[8] = "left";
    for (int i = 0; i < 24; i++) {
        const char *file = files[i % 6], *name = names[i / 6];
        if (leaves) seen |= setxattr(file, name, value, 4, 0) == 0 || fsetxattr(0, name, value, 4, 0) == 0;
        seen |= getxattr(file, name, value, sizeof value) >= 0 || fgetxattr(0, name, value, sizeof value) >= 0;
    }
    puts(seen ? "through" : "held");
}
