#pragma once

#include "spawn.h"

/// The cell's life in its namespaces: sets itself up, says hello, serves runs. Never returns.
__attribute__((noreturn)) void cell_main(
    struct cell *cell, const char *application, char *const *roots, unsigned count, int go);
