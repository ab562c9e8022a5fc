#pragma once

#include "spawn.h"

/// The cell's life in its namespaces: sets itself up, says hello, serves runs. Never returns.
__attribute__((noreturn)) void cell_main(struct cell *cell, const struct cspawn_cell_request *asked, int go);
