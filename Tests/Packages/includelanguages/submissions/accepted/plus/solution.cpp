// Right; its header is not that of the default folder.
#include "solution.h"

long long solution::add(long long left, long long right) { return left + right; }
