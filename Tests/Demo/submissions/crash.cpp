// Follows a null pointer.
#include "solution.h"

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  volatile const std::int64_t* nowhere = nullptr;
  return *nowhere + static_cast<std::int64_t>(spans.size());
}
