#pragma once

#include <stdbool.h>

// The interpreter that this library is loaded into, by its C API, which is found by name: one build serves every version that has it.

/// Finds all that is used of the API. Returns whether it is there.
bool python_find(void);

/// Imports modules, named in one string, divided by commas, as the interpreter's own libraries have them: whatever lies beside the
/// program is not looked at. What goes wrong is printed, as the interpreter does. Returns whether all are there.
bool python_import(char *names);

/// Whether a file or folder in the program's folder would be imported in place of a module that is imported already.
bool python_clashes(const char *folder);

/// Gives the generators of random numbers of what was imported new seeds, so that the next fork has others than the last one.
void python_reseed(void);

void python_before_fork(void);
void python_after_fork(void);
/// In the fork, before anything else of Python's there.
void python_after_fork_in_child(void);

/// Runs a program, as `python3 PROGRAM ARGUMENT...` does, and ends the process as that does.
__attribute__((noreturn)) void python_run(const char *const *arguments, unsigned count);
