#pragma once

#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>

enum { PROGRAM_LEAVES_MAX = 200, PROGRAM_QUESTIONS_MAX = 12, PROGRAM_TESTS_MAX = 12, PROGRAM_SIZE_MAX = 400 };

/// Consecutive system call numbers with one action, up to the next leaf's start.
struct program_leaf {
    uint32_t start;
    uint32_t action;  ///< SECCOMP_RET_*, or PROGRAM_ASK
};

/// The action of a leaf whose call is decided by an argument: the index of its question.
#define PROGRAM_ASK(index) (0xffff0000U | (uint32_t)(index))

/// One look at an argument, of which the kernel, too, takes the lower 32 bits.
struct program_test {
    enum { PROGRAM_IS, PROGRAM_HAS_ANY_BIT_OF, PROGRAM_KEEP_BITS } look;
    uint32_t value;
    uint32_t action;  ///< taken when it is so; PROGRAM_KEEP_BITS only masks for the tests after it
};

struct program_question {
    unsigned argument;
    size_t count;
    struct program_test tests[PROGRAM_TESTS_MAX];
    uint32_t otherwise;
};

/// Writes the filter: it finds a call's leaf, the first of which starts at 0, and does what it says; another architecture than
/// `architecture` ends the process. Returns its length, or 0: it is too long for jumps, which reach 255 instructions.
size_t program_assemble(
    const struct program_leaf *leaves, size_t count, const struct program_question *questions, size_t question_count,
    uint32_t architecture, struct sock_filter program[PROGRAM_SIZE_MAX]);
