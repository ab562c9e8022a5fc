// Class: forged return from a signal
// Does: returns from a signal handler into the kernel's code, with the kernel's rights
// Verdict: RTE in every mode
// Fact: signal SIGSEGV
// Because: the kernel lets nobody return but to where and what they were
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <ucontext.h>

static void forge(int number, siginfo_t *information, void *context) {
    (void)information;
#ifdef __x86_64__
    ucontext_t *frame = context;
    frame->uc_mcontext.gregs[REG_CSGSFS] = 0x10;
    frame->uc_mcontext.gregs[REG_RIP] = (greg_t)0xffffffff81000000UL;
    frame->uc_mcontext.gregs[REG_EFL] |= 3 << 12;
#else
    raise(context != NULL ? SIGSEGV : number);
#endif
    (void)number;
}

int main(void) {
    struct sigaction action = {.sa_sigaction = forge, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    puts("through");
}
