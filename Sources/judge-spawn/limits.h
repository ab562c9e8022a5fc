#pragma once

#include "inside.h"

/// Takes down what a run may use.
void limits_prepare(struct inside *inside, const struct cell *cell, const struct cspawn_run *run);
/// The stack that a run's first thread may have, in bytes.
int64_t limits_stack(const struct cspawn_run *run);
