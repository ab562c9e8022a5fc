// The validator says that it rejects, and takes its time to end: the submission fails meanwhile, because of what it was told.
#include <stdio.h>

int main(void) {
    char word[8];
    puts("reject having said so");
    fflush(stdout);
    return fgets(word, sizeof word, stdin) ? 3 : 0;
}
