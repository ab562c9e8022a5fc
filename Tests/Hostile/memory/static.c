// Class: static memory bomb
// Does: fills an array that is part of the program
// Verdict: MLE in every mode
// Fact: over memory
// Because: it begins to count when it is touched
static volatile char block[256 << 20];

int main(void) {
    for (long at = 0; at < (long)sizeof block; at += 4096) block[at] = 1;
}
