// Class: holding up others
// Does: takes a lease on its program and on its input: who opens them then has to wait until it lets go
// Verdict: AC in every mode
// Fact: says held
// Because: leases do not exist here (F_SETLEASE)
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>

int main(int count, char **arguments) {
    int files[] = {0, open("/proc/self/exe", O_RDONLY), open(count > 0 ? arguments[0] : "/", O_RDONLY), open("/app/good-exit", O_RDONLY)};
    for (int i = 0; i < 4; i++) {
        if (fcntl(files[i], F_SETLEASE, F_WRLCK) == 0 || fcntl(files[i], F_SETLEASE, F_RDLCK) == 0) return puts("through") < 0;
    }
    puts("held");
}
