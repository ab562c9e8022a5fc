// Class: forbidden call by a child
// Does: ends as soon as a child of it hangs in a forbidden call
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: process 1 looks at what it is told before it goes
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>

int main(void) {
    char path[32], state = 0;
    pid_t child = fork();
    if (child == 0) return puts(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? "held" : "through") < 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
    while (child > 0 && state != 'S' && state != 'Z') {
        FILE *file = fopen(path, "r");
        if (file == NULL || fscanf(file, "%*d %*s %c", &state) != 1) return 1;
        fclose(file);
    }
}
