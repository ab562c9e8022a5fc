/* C has no folder of its own, so that the default one serves it. */
#include "solution.h"

long long add(long long left, long long right) { return left + right; }
