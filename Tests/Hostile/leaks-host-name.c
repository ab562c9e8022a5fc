// Class: leaks. Asks on which machine it runs.
// Expected: AC, says held. Fact: the UTS namespace has another name.
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

int main(void) {
    struct utsname name;
    if (uname(&name) != 0) return 1;
    puts(strcmp(name.nodename, "judge") == 0 ? "held" : "through");
}
