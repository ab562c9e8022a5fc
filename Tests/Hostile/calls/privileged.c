// Class: privileged instruction
// Does: uses the instruction that its argument names
// Each: hlt cli in out rdmsr wrmsr lidt invd cr3 clts
// Verdict: RTE in every mode
// Fact: signal SIGSEGV
// Because: the processor refuses it outside the kernel
#include <signal.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    const char *name = count > 1 ? arguments[1] : "";
#ifdef __x86_64__
    if (strcmp(name, "hlt") == 0) __asm__ volatile("hlt");
    if (strcmp(name, "cli") == 0) __asm__ volatile("cli");
    if (strcmp(name, "in") == 0) __asm__ volatile("inb $0x64, %%al" ::: "rax");
    if (strcmp(name, "out") == 0) __asm__ volatile("outb %%al, $0x64" ::: "rax");
    if (strcmp(name, "rdmsr") == 0) __asm__ volatile("rdmsr" ::"c"(0xc0000082) : "rax", "rdx");
    if (strcmp(name, "wrmsr") == 0) __asm__ volatile("wrmsr" ::"c"(0xc0000082), "a"(0), "d"(0));
    if (strcmp(name, "lidt") == 0) __asm__ volatile("lidt %0" ::"m"(*(char(*)[16])name));
    if (strcmp(name, "invd") == 0) __asm__ volatile("invd");
    if (strcmp(name, "cr3") == 0) __asm__ volatile("mov %%cr3, %%rax" ::: "rax");
    if (strcmp(name, "clts") == 0) __asm__ volatile("clts");
#else
    if (strlen(name) > 0) raise(SIGSEGV);
#endif
    puts("through");
}
