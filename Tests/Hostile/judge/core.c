// Class: core dump
// Does: asks for a core dump of any size, then dies of a signal that makes one
// Verdict: RTE in every mode
// Fact: signal SIGSEGV
// Because: a hard limit cannot be raised; 1 byte is the kernel's word for no dump at all, also into a pipe
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

int main(void) {
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    if (setrlimit(RLIMIT_CORE, &limit) == 0) return puts("through") < 0;
    raise(SIGSEGV);
}
