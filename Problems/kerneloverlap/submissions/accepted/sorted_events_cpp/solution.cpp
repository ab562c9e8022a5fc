// Starts and ends as one sorted list of changes, the ends first at each instant.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  std::vector<std::pair<std::int64_t, int>> events;
  events.reserve(2 * spans.size());
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
    if (start == end) continue;
    events.emplace_back(start, +1);
    events.emplace_back(end, -1);
  }
  std::sort(events.begin(), events.end());
  std::int64_t active = 0, most = 0;
  for (const auto& [instant, change] : events) {
    active += change;
    most = std::max(most, active);
  }
  return most;
}
