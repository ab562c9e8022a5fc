// Class: signals to others
// Does: queues signals for process 1, as if the kernel had sent them, those of children among them
// Verdict: AC in every mode
// Fact: says held
// Because: only the kernel may say that it sent them; process 1 asks who has ended, and believes no signal
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    siginfo_t information = {.si_signo = SIGCHLD};
    int forged = 0;
    for (int round = 0; round < 1000; round++) {
        for (int number = 1; number < NSIG; number++) {
            information.si_signo = number;
            information.si_code = round % 2 ? SI_QUEUE : CLD_KILLED;
            information.si_pid = getpid();
            long sent = syscall(SYS_rt_sigqueueinfo, 1, number, &information);
            forged |= sent == 0 && information.si_code >= 0;
        }
    }
    puts(forged ? "through" : "held");
}
