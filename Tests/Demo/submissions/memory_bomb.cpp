// Takes memory without end, and touches it.
#include <cstring>

#include "solution.h"

std::int64_t max_overlapping_kernels(const std::vector<std::pair<std::int64_t, std::int64_t>>&) {
  for (;;) std::memset(new char[1 << 20], 1, 1 << 20);
}
