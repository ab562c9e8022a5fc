// Class: self include
// Does: includes itself
// Verdict: CE in every mode
// Fact: says nested
// Because: the compiler counts its includes
#include __FILE__
int main() {}
