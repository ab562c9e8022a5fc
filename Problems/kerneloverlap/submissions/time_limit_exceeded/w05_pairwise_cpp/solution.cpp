// W5: compares every span with every other.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
  }
  std::int64_t most = 0;
  for (const auto& one : spans) {
    if (one.first == one.second) continue;
    std::int64_t active = 0;
    for (const auto& other : spans) {
      if (other.first <= one.first && one.first < other.second) ++active;
    }
    most = std::max(most, active);
  }
  return most;
}
