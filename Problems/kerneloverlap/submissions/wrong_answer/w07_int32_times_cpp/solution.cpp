// W7: keeps times in 32 bits.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
  }
  std::vector<std::pair<std::int32_t, int>> events;
  for (const auto& [start, end] : spans) {
    if (start == end) continue;
    events.emplace_back(static_cast<std::int32_t>(start), +1);
    events.emplace_back(static_cast<std::int32_t>(end), -1);
  }
  std::sort(events.begin(), events.end());
  std::int64_t active = 0, most = 0;
  for (const auto& [instant, change] : events) {
    active += change;
    most = std::max(most, active);
  }
  return most;
}
