// Class: names of the host
// Does: asks on which machine it runs
// Verdict: AC in every mode
// Fact: says held
// Because: the UTS namespace has another name
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

int main(void) {
    struct utsname name;
    if (uname(&name) != 0) return 1;
    puts(strcmp(name.nodename, "judge") == 0 ? "held" : "through");
}
