// Class: validator that floods
// Does: fills the feedback folder
// Verdict: JE in every mode
// Fact: says OLE
// Because: what it leaves in its scratch directory counts as output
#include <stdio.h>

static char block[65536];

int main(int count, char **arguments) {
    char path[300];
    snprintf(path, sizeof path, "%s/teammessage.txt", count > 3 ? arguments[3] : ".");
    FILE *file = fopen(path, "w");
    while (file != NULL && fwrite(block, sizeof block, 1, file) == 1) {
    }
    return 43;
}
