// Class: including files of the host
// Does: puts /etc/shadow into the program
// Verdict: CE in every mode
// Fact: hides root:
// Because: the compiler's root does not have it
__asm__(".incbin \"/etc/shadow\"");
int main(void) {}
