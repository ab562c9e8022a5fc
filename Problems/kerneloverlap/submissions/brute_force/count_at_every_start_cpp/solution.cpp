// By the definition: counts the active spans at every start.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
  }
  std::int64_t most = 0;
  for (const auto& [instant, ignored] : spans) {
    std::int64_t active = 0;
    for (const auto& [start, end] : spans) active += start <= instant && instant < end;
    most = std::max(most, active);
  }
  return most;
}
