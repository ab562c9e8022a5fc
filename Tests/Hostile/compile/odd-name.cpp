// Class: option injection
// Does: has a shell's signs in its name
// Named: $(reboot);`reboot` & "x".cpp
// Verdict: AC in every mode
// Fact: hides through
// Because: no shell is involved
#include <cstdio>
int main() { std::puts("held"); }
