// Class: signal of one's own
// Does: sends itself the signal that its argument names, left at its default
// Each: SIGABRT SIGKILL SIGSEGV SIGPIPE SIGTERM SIGXCPU SIGXFSZ SIGSYS SIGALRM
// Verdict: RTE in every mode
// Fact: signal {}
// Because: the wait status, and that nobody stopped it, also where our own side uses that signal to end runs
#define _GNU_SOURCE
#include <signal.h>
#include <stddef.h>
#include <string.h>

int main(int count, char **arguments) {
    for (int number = 1; count > 1 && number < NSIG; number++) {
        const char *name = sigabbrev_np(number);
        if (name != NULL && strcmp(name, arguments[1] + strlen("SIG")) == 0) raise(number);
    }
}
