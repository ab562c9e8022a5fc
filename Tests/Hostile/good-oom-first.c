// Class: good. Asks how readily the kernel would kill it when memory is short.
// Expected: AC, says held, in every run. Fact: it goes before all else on the machine, the judge's own processes in particular.
#include <stdio.h>

int main(void) {
    int score = 0;
    FILE *file = fopen("/proc/self/oom_score_adj", "r");
    if (file == NULL || fscanf(file, "%d", &score) != 1) return 1;
    puts(score == 1000 ? "held" : "through");
}
