// Class: files. Is root's and has the set-uid bit.
// Expected: AC, says held. Fact: the bit means nothing on what is shown, and there are no new privileges.
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2) execl(arguments[0], arguments[0], "again", (char *)NULL);
    puts(geteuid() == 0 || getuid() != geteuid() ? "through" : "held");
}
