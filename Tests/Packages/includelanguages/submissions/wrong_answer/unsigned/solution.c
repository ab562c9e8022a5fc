/* Forgets the sign. */
#include "solution.h"

long long add(long long left, long long right) { return (unsigned)(left + right); }
