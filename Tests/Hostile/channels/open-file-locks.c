// Class: channel by locks of open file descriptions
// What: as record-locks, by F_OFD_SETLK and F_OFD_GETLK
// Wall: seccomp
// Fact: as record-locks: fcntl(2) does not know them, ENOSYS
#include "locks.h"

int main(int count, char **arguments) { return locks_main(count, arguments, F_OFD_SETLK, F_OFD_GETLK); }
