#pragma once

#include <sys/syscall.h>
#include <sys/xattr.h> // Swift's Glibc module leaves it out.
#include <unistd.h>

// What glibc shows only with _GNU_SOURCE, which Swift does not define. Without <fcntl.h>: it would make this module
// the home of `struct stat`, which Swift then asks its users to import.

/// fcntl(2): takes or gives up a lease; F_RDLCK succeeds only while nobody has the file open for writing.
static const int clinux_F_SETLEASE = 1024;

/// fcntl(2): chooses the signal that tells of a broken lease.
static const int clinux_F_SETSIG = 10;

/// syncfs(2).
static inline int clinux_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }
