#pragma once

#include <stdbool.h>

// The end of a program in a fork: what it prints and returns is that of an interpreter of its own, but what nobody sees is left out.

/// Before anything is imported: what is to come after all else that is asked for at the end. Returns whether it could be arranged.
bool end_begin(void);

/// When everything is imported: takes down what was there before the program. Returns whether it could be.
bool end_prepare(void);

/// In the fork, before its program.
void end_watch(void);

/// Ends the process as an interpreter does whose program has come to its end by itself.
__attribute__((noreturn)) void end_with(int status);
