// Class: channel by record locks
// What: the sender holds read locks on the bytes of a shared file that stand for ones, the receiver asks who would be in the way of a writer
// Wall: seccomp
// Fact: neither F_SETLK with F_RDLCK nor any F_GETLK needs an open for writing (fcntl_getlk in fs/locks.c); fcntl(2) does these with ENOSYS
#include "locks.h"

int main(int count, char **arguments) { return locks_main(count, arguments, F_SETLK, F_GETLK); }
