// Class: vsyscall
// Does: calls the kernel by its page at the end of memory, at its entries and between them, without a system call instruction
// Verdict: AC in every mode
// Fact: says held
// Because: the page tells the time, or is not there
#include <signal.h>
#include <unistd.h>

static void leave(int number) {
    (void)number;
    _exit(write(1, "held\n", 5) != 5);
}

int main(void) {
    signal(SIGSEGV, leave);
#ifdef __x86_64__
    for (unsigned long entry = 0xffffffffff600000UL; entry < 0xffffffffff600c00UL; entry += 0x400) {
        ((long (*)(void *, void *))entry)(NULL, NULL);
    }
    ((void (*)(void))0xffffffffff600009UL)();
    return write(1, "through\n", 8) != 8;
#else
    leave(0);
#endif
}
