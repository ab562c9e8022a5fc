// Class: 16 GB array
// Does: initialises 16 GB, which would all be in the program
// Verdict: CE in every mode
// Fact: says error
// Because: what the compiler and assembler may write and use is bounded
static char all[16000000000] = {1};
int main(void) { return all[15999999999]; }
