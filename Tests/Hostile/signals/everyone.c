// Class: signals to others
// Does: kills everyone whom it may kill
// Verdict: AC in every mode
// Fact: says held
// Because: it is alone in its pid namespace, with a process 1 that it cannot kill
#include <signal.h>
#include <stdio.h>

int main(void) {
    kill(-1, SIGKILL);
    kill(-1, SIGTERM);
    puts("held");
}
