// Class: validator that loops
// Does: never ends
// Verdict: JE in every mode
// Fact: says TLE
// Because: its time limit
int main(void) {
    for (volatile long i = 0;; i++) {
    }
}
