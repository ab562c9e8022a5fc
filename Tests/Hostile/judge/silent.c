// Class: forged result
// Does: ends well, without a word
// Verdict: WA in every mode
// Fact: exit status 0
// Because: a good end is not yet a good answer
int main(void) { return 0; }
