// Class: including files of the host
// Does: includes the host's /etc/passwd, whose lines would be in the errors
// Verdict: CE in every mode
// Fact: says error, hides :/root:
// Because: the compiler's root has one of its own, with nobody in it
#include "/etc/passwd"
int main() {}
