#pragma once

#include "inside.h"

/// Fills in how a run has ended, by what init has told, and what it has used.
void report_facts(
    struct cspawn_report *report, const struct inside *inside, struct cell *cell, const struct cspawn_run *run,
    const struct rusage *usage);
