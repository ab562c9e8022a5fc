#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CSpawn.h"
#include "program.h"

// CLONE_NEW* of clone(2): those of clone3 alone (CLONE_NEWTIME) overlap with the exit signal and mean nothing here.
enum {
    NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                     CLONE_NEWPID | CLONE_NEWNET,
    PR_SET_VMA_NUMBER = 0x53564d41,
};

#define DEFAULT_ACTION SCMP_ACT_ERRNO(ENOSYS)

static uint32_t verdict(const struct cspawn_rule *rule, enum cspawn_action action) {
    return action == CSPAWN_ALLOW   ? SCMP_ACT_ALLOW
           : action == CSPAWN_ERRNO ? SCMP_ACT_ERRNO((unsigned)rule->error)
                                    : SCMP_ACT_NOTIFY;
}

static int add(scmp_filter_ctx filter, const struct cspawn_rule *rule, enum cspawn_action action) {
    int number = seccomp_syscall_resolve_name(rule->call);
    // Another architecture or an older libseccomp does not know it: then the default, ENOSYS, holds. libseccomp refuses rules
    // that say what the default says.
    if (number < 0 || verdict(rule, action) == DEFAULT_ACTION) return 0;
    return seccomp_rule_add(filter, verdict(rule, action), number, 0);
}

// Filters compare 64 bits where the kernel looks at 32, so these are masked; only what is allowed is named, never what is not. What
// is left out are ways to tell something to whoever has the same file open or maps it, and to hold others up.
static int add_files_and_futexes(scmp_filter_ctx filter) {
    int failed = 0;
    static const unsigned long own[] = {
        F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETPIPE_SZ, F_SETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, own[i]));
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(futex), 1,
        SCMP_A1(SCMP_CMP_MASKED_EQ, FUTEX_PRIVATE_FLAG, FUTEX_PRIVATE_FLAG));
    // The kernel itself wakes who waits for the end of a thread, as pthread_join does.
    static const unsigned long waits[] = {FUTEX_WAIT, FUTEX_WAIT_BITSET};
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(futex), 1,
            SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX & ~(unsigned)FUTEX_CLOCK_REALTIME, waits[i]));
    return failed | seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(preadv2), 1, SCMP_A5(SCMP_CMP_MASKED_EQ, UINT32_MAX, 0));
}

static int add_descriptors_and_limits(scmp_filter_ctx filter, enum cspawn_profile profile) {
    int ioctl_number = SCMP_SYS(ioctl), limit_number = SCMP_SYS(prlimit64);
    // Python's sockets know no other way to be non-blocking, and its event loops need it.
    int failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, ioctl_number, 1, SCMP_A1(SCMP_CMP_EQ, FIONBIO, 0));
    // All that the CUDA driver does goes this way, with numbers that differ from release to release.
    failed |= seccomp_rule_add(
        filter, profile == CSPAWN_GPU ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(ENOTTY), ioctl_number, 1, SCMP_A1(SCMP_CMP_NE, FIONBIO, 0));
    // In plain mode process 1 has our uid, which is all that the kernel asks for to change its limits.
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, limit_number, 1, SCMP_A0(SCMP_CMP_EQ, 0, 0));
    return failed | seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), limit_number, 1, SCMP_A0(SCMP_CMP_NE, 0, 0));
}

// A compiler that looks at network interfaces is no attack, nor is CUDA looking for other GPUs: they get no socket, and go on.
static bool looks_around(enum cspawn_profile profile) { return profile == CSPAWN_COMPILER || profile == CSPAWN_GPU; }

// What the table cannot say, because arguments decide.
static int add_special(scmp_filter_ctx filter, enum cspawn_profile profile) {
    int failed = add_files_and_futexes(filter) | add_descriptors_and_limits(filter, profile);
    int clone_number = SCMP_SYS(clone), prctl_number = SCMP_SYS(prctl), socket_number = SCMP_SYS(socket);
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, clone_number, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, NEW_NAMESPACES | CLONE_PIDFD, 0));
    // The number of such a descriptor's file counts the processes of the whole machine.
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ERRNO(EINVAL), clone_number, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, NEW_NAMESPACES | CLONE_PIDFD, CLONE_PIDFD));
    // libseccomp has no "any of these bits": one rule a bit.
    for (unsigned bit = 1; bit; bit <<= 1)
        if (NEW_NAMESPACES & bit)
            failed |= seccomp_rule_add(
                filter, SCMP_ACT_NOTIFY, clone_number, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, bit, bit));
    static const unsigned long harmless[] = {PR_SET_NAME, PR_GET_NAME, PR_SET_VMA_NUMBER, PR_GET_DUMPABLE};
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, prctl_number, 1, SCMP_A0(SCMP_CMP_EQ, harmless[i], 0));
    // Pipes of threads and event loops are pairs of AF_UNIX; any other family is an attempt at the network, and may have the
    // kernel load a module for it.
    int pair_number = SCMP_SYS(socketpair);
    if (profile != CSPAWN_STRICT) {
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, pair_number, 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0));
    } else {
        failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), pair_number, 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0));
    }
    failed |= seccomp_rule_add(
        filter, looks_around(profile) ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_NOTIFY, pair_number, 1,
        SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
    if (profile == CSPAWN_COMPILER)
        return failed | seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), socket_number, 0);
    // libc asks a name service over AF_UNIX when it looks up a user; the rest is an attempt at the network.
    bool is_gpu = profile == CSPAWN_GPU;
    failed |= seccomp_rule_add(
        filter, is_gpu ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES), socket_number, 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0));
    failed |= seccomp_rule_add(
        filter, is_gpu ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_NOTIFY, socket_number, 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
    return failed;
}

// CUDA listens on a Unix socket of its own as soon as it starts (cuInit), and fails without. The network namespace has no other
// sockets to talk to.
static bool is_for_cuda(const char *call) {
    static const char *const calls[] = {"bind", "listen", "accept", "accept4", "connect"};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strcmp(call, calls[i]) == 0) return true;
    return false;
}

static enum cspawn_action action_of(const struct cspawn_rule *rule, enum cspawn_profile profile) {
    if (profile == CSPAWN_GPU && is_for_cuda(rule->call)) return CSPAWN_ALLOW;
    return profile == CSPAWN_STRICT ? rule->strict : rule->runtime;
}

int cspawn_reference_filter(enum cspawn_profile profile) {
    scmp_filter_ctx filter = seccomp_init(DEFAULT_ACTION);
    if (!filter) {
        errno = ENOMEM;
        return -1;
    }
    int failed = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    failed |= seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    for (size_t i = 0; i < cspawn_rule_count && !failed; i++)
        failed = add(filter, &cspawn_rules[i], action_of(&cspawn_rules[i], profile));
    if (!failed) failed = add_special(filter, profile);
    int file = failed ? -1 : memfd_create("seccomp", MFD_CLOEXEC);
    if (file >= 0 && seccomp_export_bpf(filter, file) != 0) {
        close(file);
        file = -1;
    }
    seccomp_release(filter);
    if (file < 0) errno = EINVAL;
    return file;
}

// ---- the same as a program of our own

enum { NUMBERS = 1024, FIRST_X32 = 0x40000000 };

#define ALLOWED(value) {PROGRAM_IS, value, SCMP_ACT_ALLOW}

struct special {
    int number;
    struct program_question question;
};

// What add_special says, of the lower 32 bits.
static size_t ask_specials(enum cspawn_profile profile, struct special specials[PROGRAM_QUESTIONS_MAX]) {
    bool is_lenient = looks_around(profile), is_strict = profile == CSPAWN_STRICT;
    const struct special all[] = {
        {SCMP_SYS(clone),
         {0, 2,
          {{PROGRAM_HAS_ANY_BIT_OF, NEW_NAMESPACES, SCMP_ACT_NOTIFY}, {PROGRAM_HAS_ANY_BIT_OF, CLONE_PIDFD, SCMP_ACT_ERRNO(EINVAL)}},
          SCMP_ACT_ALLOW}},
        {SCMP_SYS(prctl),
         {0, 4, {ALLOWED(PR_SET_NAME), ALLOWED(PR_GET_NAME), ALLOWED(PR_SET_VMA_NUMBER), ALLOWED(PR_GET_DUMPABLE)}, DEFAULT_ACTION}},
        {SCMP_SYS(fcntl),
         {1, 10,
          {ALLOWED(F_DUPFD), ALLOWED(F_DUPFD_CLOEXEC), ALLOWED(F_GETFD), ALLOWED(F_SETFD), ALLOWED(F_GETFL), ALLOWED(F_SETFL),
           ALLOWED(F_GETPIPE_SZ), ALLOWED(F_SETPIPE_SZ), ALLOWED(F_ADD_SEALS), ALLOWED(F_GET_SEALS)},
          DEFAULT_ACTION}},
        {SCMP_SYS(futex),
         {1, 4,
          {{PROGRAM_HAS_ANY_BIT_OF, FUTEX_PRIVATE_FLAG, SCMP_ACT_ALLOW}, {PROGRAM_KEEP_BITS, ~(uint32_t)FUTEX_CLOCK_REALTIME, 0},
           ALLOWED(FUTEX_WAIT), ALLOWED(FUTEX_WAIT_BITSET)},
          DEFAULT_ACTION}},
        {SCMP_SYS(preadv2), {5, 1, {ALLOWED(0)}, DEFAULT_ACTION}},
        {SCMP_SYS(ioctl), {1, 1, {ALLOWED(FIONBIO)}, profile == CSPAWN_GPU ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(ENOTTY)}},
        {SCMP_SYS(prlimit64), {0, 1, {ALLOWED(0)}, SCMP_ACT_ERRNO(EPERM)}},
        {SCMP_SYS(socketpair),
         {0, 1, {{PROGRAM_IS, AF_UNIX, is_strict ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_ALLOW}},
          is_lenient ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_NOTIFY}},
        {SCMP_SYS(socket),
         {0, 1, {{PROGRAM_IS, AF_UNIX, profile == CSPAWN_GPU ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES)}}, is_lenient ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_NOTIFY}}};
    memcpy(specials, all, sizeof all);
    return sizeof all / sizeof *all;
}

// What each number alone decides.
static void decide(enum cspawn_profile profile, const struct special *specials, size_t special_count, uint32_t actions[NUMBERS]) {
    for (size_t i = 0; i < NUMBERS; i++) actions[i] = DEFAULT_ACTION;
    for (size_t i = 0; i < cspawn_rule_count; i++) {
        int number = seccomp_syscall_resolve_name(cspawn_rules[i].call);
        if (number >= 0 && number < NUMBERS) actions[number] = verdict(&cspawn_rules[i], action_of(&cspawn_rules[i], profile));
    }
    for (size_t i = 0; i < special_count; i++)
        if (specials[i].number >= 0 && specials[i].number < NUMBERS) actions[specials[i].number] = PROGRAM_ASK(i);
}

static size_t find_leaves(const uint32_t actions[NUMBERS], struct program_leaf leaves[PROGRAM_LEAVES_MAX]) {
    size_t count = 0;
    for (uint32_t number = 0; number < NUMBERS; number++) {
        if (number > 0 && actions[number] == actions[number - 1]) continue;
        if (count == PROGRAM_LEAVES_MAX - 2) return 0;
        leaves[count++] = (struct program_leaf){number, actions[number]};
    }
#ifdef __x86_64__
    // Another ABI of the same architecture, with numbers of its own; -1 alone is no call of any kind.
    leaves[count++] = (struct program_leaf){FIRST_X32, SCMP_ACT_KILL_PROCESS};
    leaves[count++] = (struct program_leaf){UINT32_MAX, DEFAULT_ACTION};
#endif
    return count;
}

int cspawn_filter(enum cspawn_profile profile) {
    struct special specials[PROGRAM_QUESTIONS_MAX];
    struct program_question questions[PROGRAM_QUESTIONS_MAX];
    uint32_t actions[NUMBERS];
    struct program_leaf leaves[PROGRAM_LEAVES_MAX];
    struct sock_filter program[PROGRAM_SIZE_MAX];
    size_t asked = ask_specials(profile, specials);
    for (size_t i = 0; i < asked; i++) questions[i] = specials[i].question;
    decide(profile, specials, asked, actions);
    size_t length = program_assemble(leaves, find_leaves(actions, leaves), questions, asked, seccomp_arch_native(), program);
    int file = length ? memfd_create("seccomp", MFD_CLOEXEC) : -1;
    if (file >= 0 && write(file, program, length * sizeof *program) == (ssize_t)(length * sizeof *program)) return file;
    if (file >= 0) close(file);
    errno = EINVAL;
    return -1;
}

int cspawn_call_name(int number, uint32_t architecture, char *name, size_t size) {
    char *found = seccomp_syscall_resolve_num_arch(architecture, number);
    if (!found) return 0;
    strncpy(name, found, size - 1);
    name[size - 1] = 0;
    free(found);
    return 1;
}
