// W4: a table with an entry for every instant between the first start and the last end.

#include "solution.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  auto first = std::numeric_limits<std::int64_t>::max();
  auto last = std::numeric_limits<std::int64_t>::min();
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
    first = std::min(first, start);
    last = std::max(last, end);
  }
  if (spans.empty()) return 0;
  const auto index = [first](std::int64_t time) {
    return static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(first);
  };
  std::vector<std::int64_t> change(index(last) + 1);
  for (const auto& [start, end] : spans) {
    ++change.at(index(start));
    --change.at(index(end));
  }
  std::int64_t active = 0, most = 0;
  for (const auto here : change) most = std::max(most, active += here);
  return most;
}
