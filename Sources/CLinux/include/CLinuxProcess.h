#pragma once

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

// glibc has these two only since 2.36, and Swift's Glibc module hides syscall(2).

/// pidfd_open(2). The descriptor is close-on-exec.
static inline int clinux_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

/// Has posix_spawn close all descriptors from the first one on: posix_spawn_file_actions_addclosefrom_np(3), of glibc 2.34, which
/// Swift's Glibc module leaves out. `actions` is a posix_spawn_file_actions_t. Returns 0 or an errno.
int clinux_spawn_closing_from(void *actions, int first);

/// The signal that this process is sent when the one that started it ends; 0: none. Swift's Glibc module hides prctl(2).
static inline int clinux_parent_death_signal(void) {
    int signal = 0;
    return prctl(PR_GET_PDEATHSIG, &signal) == 0 ? signal : 0;
}

/// Sets it: whoever changes uid has lost it (PR_SET_PDEATHSIG(2const)). Returns 0, or -1 with errno.
static inline int clinux_set_parent_death_signal(int signal) {
    return prctl(PR_SET_PDEATHSIG, signal);
}

/// pidfd_send_signal(2).
static inline int clinux_pidfd_send_signal(int pidfd, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}
