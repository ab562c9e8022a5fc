#pragma once

#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>

/// Stands for an action that the program behind the tree decides.
#define TREE_ASK_TAIL 0xffffffffU

/// Consecutive system call numbers with one action, up to the next leaf's start.
struct tree_leaf {
    uint32_t start;
    uint32_t action;  ///< SECCOMP_RET_*, or TREE_ASK_TAIL
};

enum { TREE_LEAVES_MAX = 240, TREE_SIZE_MAX = TREE_LEAVES_MAX + 16 };

/// Writes the program that finds a call's leaf, the first of which starts at 0, and does what it says; another architecture than
/// `architecture` ends the process. `tail` instructions follow it in the whole program. Returns its length, or 0: too many leaves.
size_t tree_assemble(
    const struct tree_leaf *leaves, size_t count, uint32_t architecture, struct sock_filter program[TREE_SIZE_MAX]);
