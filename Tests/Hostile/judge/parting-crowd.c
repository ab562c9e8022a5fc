// Class: forbidden call by a child
// Does: its children ask without end how large the machine is, which init must answer; it ends as soon as one makes a forbidden call
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: init goes through all that are held up in a call before it ends
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 20; i++) {
        if (fork() != 0) continue;
        for (struct sysinfo info;;) sysinfo(&info);
    }
    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        _exit(1);
    }
    // Until it is held up: its state is then no more that of a running process.
    char path[64], text[256];
    snprintf(path, sizeof path, "/proc/%d/syscall", (int)child);
    for (int tries = 0; tries < 200; tries++) {
        snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
        FILE *file = fopen(path, "r");
        char state = 0;
        if (file != NULL && fgets(text, sizeof text, file) != NULL) state = strrchr(text, ')')[2];
        if (file != NULL) fclose(file);
        if (state == 'S' || state == 'D') break;
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    }
    puts("held");
    fflush(stdout);
    _exit(0);
}
