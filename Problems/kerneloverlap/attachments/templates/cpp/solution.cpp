#include "solution.h"

#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  // Throw std::invalid_argument if any span ends before it starts.
  (void)spans;
  throw std::logic_error("max_overlapping_kernels is still to be written");
}
