// The filter as a program of classic BPF: a search tree over runs of numbers with the same action, then the questions about
// arguments, then what is returned.
//
// What libseccomp makes of the same rules is more than twice as long, and a filter is installed for every run: the kernel
// translates each instruction and goes through the whole for every number (seccomp_cache_prepare in kernel/seccomp.c).
#include "program.h"

#include <linux/seccomp.h>
#include <stdbool.h>

enum { RETURNS_MAX = 16, PROLOGUE = 4, REACH = 255 };

// Each leaf is a comparison at most.
_Static_assert(PROLOGUE + PROGRAM_LEAVES_MAX < PROGRAM_SIZE_MAX, "grow() writes into what it has added");

struct assembly {
    struct sock_filter *program;
    size_t length;
    const struct program_leaf *leaves;
    size_t questions_at[PROGRAM_QUESTIONS_MAX], returns_at;
    uint32_t returns[RETURNS_MAX];
    size_t return_count;
    bool is_too_far;
};

static void add(struct assembly *assembly, struct sock_filter instruction) {
    if (assembly->length < PROGRAM_SIZE_MAX) assembly->program[assembly->length++] = instruction;
    else assembly->is_too_far = true;
}

static size_t return_at(struct assembly *assembly, uint32_t action) {
    size_t i = 0;
    while (i < assembly->return_count && assembly->returns[i] != action) i++;
    if (i == RETURNS_MAX) {
        assembly->is_too_far = true;
        return 0;
    }
    if (i == assembly->return_count) assembly->returns[assembly->return_count++] = action;
    return assembly->returns_at + i;
}

static size_t place_of(struct assembly *assembly, uint32_t action) {
    bool asks = action >= PROGRAM_ASK(0);
    return asks ? assembly->questions_at[action - PROGRAM_ASK(0)] : return_at(assembly, action);
}

static uint8_t distance(struct assembly *assembly, size_t from, size_t to) {
    if (to - from - 1 > REACH) assembly->is_too_far = true;
    return (uint8_t)(to - from - 1);
}

// Halves the leaves until one is left: its action's place, or that of the comparison which goes on.
static size_t grow(struct assembly *assembly, size_t low, size_t high) {
    if (high - low == 1) return place_of(assembly, assembly->leaves[low].action);
    size_t middle = (low + high) / 2, here = assembly->length;
    add(assembly, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, assembly->leaves[middle].start, 0, 0));
    uint8_t below = distance(assembly, here, grow(assembly, low, middle));
    uint8_t from = distance(assembly, here, grow(assembly, middle, high));
    assembly->program[here].jt = from;
    assembly->program[here].jf = below;
    return here;
}

static void ask(struct assembly *assembly, const struct program_question *question) {
    uint32_t offset = (uint32_t)(offsetof(struct seccomp_data, args) + 8 * question->argument);
    add(assembly, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
    for (size_t i = 0; i < question->count; i++) {
        const struct program_test *test = &question->tests[i];
        if (test->look == PROGRAM_KEEP_BITS) {
            add(assembly, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, test->value));
            continue;
        }
        uint16_t comparison = test->look == PROGRAM_IS ? BPF_JEQ : BPF_JSET;
        uint8_t to = distance(assembly, assembly->length, return_at(assembly, test->action));
        add(assembly, (struct sock_filter)BPF_JUMP(BPF_JMP | comparison | BPF_K, test->value, to, 0));
    }
    add(assembly, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, question->otherwise));
}

// Where what comes later will lie: a tree of n leaves has n - 1 comparisons.
static void measure(struct assembly *assembly, size_t leaf_count, const struct program_question *questions, size_t count) {
    size_t at = PROLOGUE + leaf_count - 1;
    for (size_t i = 0; i < count; i++) {
        assembly->questions_at[i] = at;
        at += questions[i].count + 2;
    }
    assembly->returns_at = at;
}

size_t program_assemble(
    const struct program_leaf *leaves, size_t count, const struct program_question *questions, size_t question_count,
    uint32_t architecture, struct sock_filter program[PROGRAM_SIZE_MAX]) {
    struct assembly assembly = {.program = program, .leaves = leaves};
    if (count < 2 || count > PROGRAM_LEAVES_MAX || question_count > PROGRAM_QUESTIONS_MAX) return 0;
    measure(&assembly, count, questions, question_count);
    add(&assembly, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    add(&assembly, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0));
    add(&assembly, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    add(&assembly, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    grow(&assembly, 0, count);
    for (size_t i = 0; i < question_count; i++) ask(&assembly, &questions[i]);
    for (size_t i = 0; i < assembly.return_count; i++)
        add(&assembly, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, assembly.returns[i]));
    return assembly.is_too_far ? 0 : assembly.length;
}
