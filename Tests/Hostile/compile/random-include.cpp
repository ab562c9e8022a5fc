// Class: compiler reads without end
// Does: includes a device that never ends and makes no sense
// Verdict: CE in every mode
// Fact: says compiling
// Because: the compiler ran into its memory, time or output limit
#include "/dev/urandom"
int main() {}
