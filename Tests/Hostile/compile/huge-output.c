// Class: huge program
// Does: asks the assembler for 4 GB of ones
// Verdict: CE in every mode
// Fact: says error
// Because: what the compiler and assembler may write is bounded
__asm__(".data\n.fill 500000000, 8, 1\n.text");
int main(void) {}
