// Class: output given up
// Does: closes input, output and errors, and goes on
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: a program that nobody can hear any more is watched all the same
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 3; i++) close(i);
    for (;;) pause();
}
