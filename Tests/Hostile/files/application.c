// Class: replacing the program
// Does: changes the program that is being judged: its contents, its name, its rights
// Verdict: AC in every mode
// Fact: says held
// Because: it is shown read-only
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
    const char *file = count > 1 ? arguments[1] : arguments[0];
    int changed = chmod(file, 0777) == 0 || open(file, O_WRONLY) >= 0 || rename(file, "/app/other") == 0 ||
                  unlink(file) == 0 || open("/app/new", O_WRONLY | O_CREAT, 0600) >= 0 ||
                  symlink("/w", "/app/link") == 0 || truncate(file, 0) == 0;
    puts(changed ? "through" : "held");
}
