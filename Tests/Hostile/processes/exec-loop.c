// Class: program that starts itself anew
// Does: executes itself for ever
// Given: cpu 400 ms, memory 1024 MiB
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the time of a process goes on counting over execve
#include <unistd.h>

int main(int count, char **arguments) {
    execv(arguments[0], arguments);
    return count;
}
