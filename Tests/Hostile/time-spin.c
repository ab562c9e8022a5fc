// Class: time. Computes for ever.
// Expected: TLE, stopped for cpu. Fact: CPU time over the limit.
int main(void) {
    for (volatile unsigned long i = 0;; i++) {
    }
}
