// Class: including files of the host
// Does: asks whether /etc/shadow is newer
// Verdict: CE in every mode
// Fact: says No such file
// Because: the compiler's root does not have it
_Pragma("GCC dependency \"/etc/shadow\"")
#error as told
int main(void) {}
