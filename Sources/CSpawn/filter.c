#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CSpawn.h"

// CLONE_NEW* of clone(2): those of clone3 alone (CLONE_NEWTIME) overlap with the exit signal and mean nothing here.
enum {
    NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                     CLONE_NEWPID | CLONE_NEWNET,
    PR_SET_VMA_NUMBER = 0x53564d41,
};

#define DEFAULT_ACTION SCMP_ACT_ERRNO(ENOSYS)

static int add(scmp_filter_ctx filter, const struct cspawn_rule *rule, enum cspawn_action action) {
    int number = seccomp_syscall_resolve_name(rule->call);
    // Another architecture or an older libseccomp does not know it: then the default, ENOSYS, holds.
    if (number < 0) return 0;
    uint32_t verdict = action == CSPAWN_ALLOW    ? SCMP_ACT_ALLOW
                       : action == CSPAWN_FORBID ? SCMP_ACT_NOTIFY
                                                 : SCMP_ACT_ERRNO((unsigned)rule->error);
    // libseccomp refuses rules that say what the default says.
    return verdict == DEFAULT_ACTION ? 0 : seccomp_rule_add(filter, verdict, number, 0);
}

// Filters compare 64 bits and the kernel looks at 32: only what is allowed is named, never what is not.
static int add_descriptors(scmp_filter_ctx filter) {
    static const int harmless[] = {F_DUPFD_CLOEXEC, F_SETPIPE_SZ, F_GETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS};
    int fcntl_number = SCMP_SYS(fcntl), ioctl_number = SCMP_SYS(ioctl), limit_number = SCMP_SYS(prlimit64);
    // F_SETLEASE is the first of Linux's own commands: what POSIX has is below.
    int failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, fcntl_number, 1, SCMP_A1(SCMP_CMP_LT, F_SETLEASE, 0));
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ALLOW, fcntl_number, 1, SCMP_A1(SCMP_CMP_EQ, (scmp_datum_t)harmless[i], 0));
    // Python's sockets know no other way to be non-blocking, and its event loops need it.
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, ioctl_number, 1, SCMP_A1(SCMP_CMP_EQ, FIONBIO, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOTTY), ioctl_number, 1, SCMP_A1(SCMP_CMP_NE, FIONBIO, 0));
    // In plain mode process 1 has our uid, which is all that the kernel asks for to change its limits.
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, limit_number, 1, SCMP_A0(SCMP_CMP_EQ, 0, 0));
    return failed | seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), limit_number, 1, SCMP_A0(SCMP_CMP_NE, 0, 0));
}

// What the table cannot say, because arguments decide.
static int add_special(scmp_filter_ctx filter, enum cspawn_profile profile) {
    int failed = add_descriptors(filter);
    int clone_number = SCMP_SYS(clone), prctl_number = SCMP_SYS(prctl), socket_number = SCMP_SYS(socket);
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, clone_number, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, NEW_NAMESPACES, 0));
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
        filter, profile == CSPAWN_COMPILER ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_NOTIFY, pair_number, 1,
        SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
    // A compiler that looks at network interfaces is no attack: it gets no socket, and goes on.
    if (profile == CSPAWN_COMPILER)
        return failed | seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), socket_number, 0);
    // libc asks a name service over AF_UNIX when it looks up a user; the rest is an attempt at the network.
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ERRNO(EACCES), socket_number, 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_NOTIFY, socket_number, 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
    return failed;
}

int cspawn_filter(enum cspawn_profile profile) {
    scmp_filter_ctx filter = seccomp_init(DEFAULT_ACTION);
    if (!filter) {
        errno = ENOMEM;
        return -1;
    }
    int failed = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    failed |= seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    for (size_t i = 0; i < cspawn_rule_count && !failed; i++)
        failed = add(filter, &cspawn_rules[i], profile == CSPAWN_STRICT ? cspawn_rules[i].strict : cspawn_rules[i].runtime);
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

int cspawn_call_name(int number, uint32_t architecture, char *name, size_t size) {
    char *found = seccomp_syscall_resolve_num_arch(architecture, number);
    if (!found) return 0;
    strncpy(name, found, size - 1);
    name[size - 1] = 0;
    free(found);
    return 1;
}
