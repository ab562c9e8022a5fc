// The part of a filter that a system call's number alone decides: a search tree over runs of numbers with the same action.
//
// libseccomp's own tree compares for every call, and is three times as long. The kernel goes through a filter for every number
// when it is installed (seccomp_cache_prepare in kernel/seccomp.c), and it is installed for every run: its length is time.
#include "tree.h"

#include <linux/seccomp.h>

enum { LEAF = 1 << 16, ACTIONS_MAX = 12 };

struct tree {
    const struct tree_leaf *leaves;
    struct node {
        uint32_t start;
        uint32_t below, from;  ///< where to go on: a node, or LEAF and an action's index
    } nodes[TREE_LEAVES_MAX];
    size_t node_count;
    uint32_t actions[ACTIONS_MAX];
    size_t action_count;
};

static uint32_t action_index(struct tree *tree, uint32_t action) {
    size_t i = 0;
    while (i < tree->action_count && tree->actions[i] != action) i++;
    if (i < ACTIONS_MAX) tree->actions[i] = action;
    if (i == tree->action_count) tree->action_count++;
    return (uint32_t)i;
}

// Halves the leaves until one is left. Returns where to look for them.
static uint32_t grow(struct tree *tree, size_t low, size_t high) {
    if (high - low == 1) return LEAF | action_index(tree, tree->leaves[low].action);
    size_t middle = (low + high) / 2, node = tree->node_count++;
    tree->nodes[node].start = tree->leaves[middle].start;
    tree->nodes[node].below = grow(tree, low, middle);
    tree->nodes[node].from = grow(tree, middle, high);
    return (uint32_t)node;
}

// A jump from node `from`: actions lie behind all nodes.
static uint8_t distance(const struct tree *tree, size_t from, uint32_t target) {
    size_t at = target & LEAF ? tree->node_count + (target & ~(uint32_t)LEAF) : target;
    return (uint8_t)(at - from - 1);
}

size_t tree_assemble(
    const struct tree_leaf *leaves, size_t count, uint32_t architecture, struct sock_filter program[TREE_SIZE_MAX]) {
    struct tree tree = {.leaves = leaves};
    // Jumps reach 255 instructions.
    if (count < 2 || count > TREE_LEAVES_MAX) return 0;
    grow(&tree, 0, count);
    if (tree.action_count > ACTIONS_MAX) return 0;
    size_t length = 0;
    program[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    program[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    program[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    program[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < tree.node_count; i++)
        program[length++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JGE | BPF_K, tree.nodes[i].start, distance(&tree, i, tree.nodes[i].from),
            distance(&tree, i, tree.nodes[i].below));
    for (size_t i = 0; i < tree.action_count; i++)
        program[length++] = tree.actions[i] == TREE_ASK_TAIL
                                ? (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, (uint32_t)(tree.action_count - i - 1))
                                : (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, tree.actions[i]);
    return length;
}
