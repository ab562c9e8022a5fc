// Class: devices for the assembler
// Does: has the assembler put a device that never ends into the program
// Verdict: CE in every mode
// Fact: says unable to include
// Because: the assembler takes files alone
__asm__(".incbin \"/dev/zero\"");
int main(void) {}
