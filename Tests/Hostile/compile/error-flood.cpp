// Class: error flood
// Does: a hundred thousand errors
// Verdict: CE in every mode
// Fact: says error
// Because: 64 KiB of what a compiler says are kept
#define A undeclared; undeclared; undeclared; undeclared; undeclared; undeclared; undeclared; undeclared; undeclared; undeclared;
#define B A A A A A A A A A A
#define C B B B B B B B B B B
#define D C C C C C C C C C C
int main() { D D }
