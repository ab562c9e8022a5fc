// Class: flood after the answer
// Does: writes the right answer, and then without end
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: an answer is all that was written, and that is too much
#include <stdio.h>

int main(void) {
    for (puts("held");;) puts("");
}
