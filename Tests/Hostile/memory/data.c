// Class: static memory bomb
// Does: changes the initial values of a large array
// Given: memory 8 MiB
// Verdict: MLE in every mode
// Fact: over memory
// Because: as long as they are only read they are a file's pages, which can be dropped; a changed page is its own
#include <unistd.h>

static volatile char block[16 << 20] = {1};

int main(void) {
    for (long at = 0; at < (long)sizeof block; at += 4096) block[at] = (char)getpid();
}
