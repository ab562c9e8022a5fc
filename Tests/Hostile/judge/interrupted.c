// Class: interrupted forbidden call
// Does: makes forbidden calls in a rain of signals, each of which takes it out of the call again
// Verdict: SV in every mode
// Unit: TLE
// Fact: forbidden call ptrace
// Because: of so many one is seen
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>

static void handle(int number) { (void)number; }

int main(void) {
    struct sigaction action = {.sa_handler = handle};
    sigaction(SIGUSR1, &action, NULL);
    pid_t self = getpid();
    if (fork() == 0) {
        for (;;) kill(self, SIGUSR1);
    }
    while (ptrace(PTRACE_TRACEME, 0, 0, 0) < 0) continue;
    puts("through");
}
