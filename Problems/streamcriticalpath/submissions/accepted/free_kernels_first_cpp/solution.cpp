// Kernels that wait for nothing more, one after the other, hand their finish on.

#include "solution.h"

#include <algorithm>
#include <queue>
#include <stdexcept>

std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps) {
  const auto count = static_cast<std::int64_t>(durations.size());
  for (const auto duration : durations) {
    if (duration < 0) throw std::invalid_argument("negative");
  }
  std::vector<std::vector<std::int64_t>> behind(durations.size());
  std::vector<std::int64_t> waits(durations.size()), start(durations.size());
  for (const auto& [before, after] : deps) {
    if (std::min(before, after) < 0 || std::max(before, after) >= count) {
      throw std::invalid_argument("no such kernel");
    }
    behind[before].push_back(after);
    ++waits[after];
  }
  std::queue<std::int64_t> free;
  for (std::int64_t kernel = 0; kernel < count; ++kernel) {
    if (waits[kernel] == 0) free.push(kernel);
  }
  std::int64_t finish = 0, started = 0;
  for (; !free.empty(); free.pop(), ++started) {
    const auto kernel = free.front();
    const auto end = start[kernel] + durations[kernel];
    finish = std::max(finish, end);
    for (const auto after : behind[kernel]) {
      start[after] = std::max(start[after], end);
      if (--waits[after] == 0) free.push(after);
    }
  }
  return started == count ? finish : -1;
}
