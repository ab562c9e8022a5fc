// Class: including files of the host
// Does: claims that its errors are in /etc/passwd, whose lines the compiler would then show
// Verdict: CE in every mode
// Fact: says error, hides :/root:
// Because: the compiler's root has one of its own, with nobody in it
#line 1 "/etc/passwd"
int main(void) { return undeclared; }
