// Class: ids of the host
// Does: asks who it is, and who the owner of its program is, on the host
// Verdict: AC in every mode
// Fact: says held
// Because: the user namespace knows two ids
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    struct stat status;
    if (count < 1 || stat(arguments[0], &status) != 0) return 1;
    puts(getuid() == 1000 && getgid() == 1000 && status.st_uid != 60001 ? "held" : "through");
}
