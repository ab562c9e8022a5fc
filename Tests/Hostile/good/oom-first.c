// Class: OOM order
// Does: asks how readily the kernel would kill it when memory is short
// Verdict: AC in every mode
// Fact: says held
// Because: it goes before all else on the machine, the judge's own processes in particular
#include <stdio.h>

int main(void) {
    int score = 0;
    FILE *file = fopen("/proc/self/oom_score_adj", "r");
    if (file == NULL || fscanf(file, "%d", &score) != 1) return 1;
    puts(score == 1000 ? "held" : "through");
}
