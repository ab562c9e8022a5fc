// Class: signals. Sends itself the signal that its argument names, left at its default.
// Expected: RTE by that signal, also where our own side uses it to end runs. Fact: the wait status, and that nobody stopped it.
#include <signal.h>
#include <stdlib.h>

int main(int count, char **arguments) {
    if (count > 1) raise(atoi(arguments[1]));
}
