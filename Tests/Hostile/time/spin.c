// Class: CPU spin
// Does: computes for ever
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: CPU time over the limit
int main(void) {
    for (volatile unsigned long i = 0;; i++) {
    }
}
