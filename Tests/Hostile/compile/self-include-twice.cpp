// Class: self include
// Does: includes itself twice, to the depth that the compiler allows: 2 to the 200
// Verdict: CE in every mode
// Fact: says nested
// Because: the compiler counts its includes, and stops at the first one too many
#include __FILE__
#include __FILE__
int main() {}
