// Class: validator that crashes
// Does: throws what nobody catches
// Verdict: JE in every mode
// Fact: says SIGABRT
// Because: a signal is no verdict
int main() { throw 43; }
