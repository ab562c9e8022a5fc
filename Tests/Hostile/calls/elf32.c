// Class: 32-bit program
// Does: writes a 32-bit program into the scratch directory and becomes it
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: a filter stays over execve, and kills what another architecture asks
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

enum { BASE = 0x10000 };

// exit(0)
static const struct {
    Elf32_Ehdr head;
    Elf32_Phdr part;
    unsigned char code[16];
} program = {
    .head = {
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS32, ELFDATA2LSB, EV_CURRENT}, .e_type = ET_EXEC,
        .e_machine = EM_386, .e_version = EV_CURRENT, .e_entry = BASE + sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr),
        .e_phoff = sizeof(Elf32_Ehdr), .e_ehsize = sizeof(Elf32_Ehdr), .e_phentsize = sizeof(Elf32_Phdr), .e_phnum = 1},
    .part = {.p_type = PT_LOAD, .p_vaddr = BASE, .p_filesz = sizeof program, .p_memsz = sizeof program, .p_flags = PF_R | PF_X},
    .code = {0xb8, 1, 0, 0, 0, 0x31, 0xdb, 0xcd, 0x80, 0x0f, 0x0b},
};

int main(void) {
    int file = open("/w/program", O_WRONLY | O_CREAT, 0700);
    if (file < 0 || write(file, &program, sizeof program) != sizeof program) return 1;
    close(file);
    execl("/w/program", "program", (char *)NULL);
    // This machine has no 32-bit programs: there is nothing to hold.
    raise(SIGSYS);
}
