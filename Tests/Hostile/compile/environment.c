// Class: including files of the host
// Does: puts the environment of the compiler's parents into the program
// Verdict: CE in every mode
// Fact: says not found, hides PATH=
// Because: its /proc has no processes but its own
__asm__(".incbin \"/proc/1/environ\"");
int main(void) {}
