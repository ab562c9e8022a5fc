// The ends of the active spans in a heap, the spans taken in the order of their starts.

#include "solution.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <stdexcept>

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
  }
  auto ordered = spans;
  std::sort(ordered.begin(), ordered.end());
  std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> ends;
  std::size_t most = 0;
  for (const auto& [start, end] : ordered) {
    while (!ends.empty() && ends.top() <= start) ends.pop();
    if (start < end) ends.push(end);
    most = std::max(most, ends.size());
  }
  return static_cast<std::int64_t>(most);
}
