// Class: compiler reads without end
// Does: includes a device that never ends
// Verdict: CE in every mode
// Fact: says compiling
// Because: the compiler ran into its memory or time limit
#include "/dev/zero"
int main() {}
