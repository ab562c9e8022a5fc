// W29: takes the numbers of kernels as 32 bits before it looks at them.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps) {
  const int count = static_cast<int>(durations.size());
  for (const auto duration : durations) {
    if (duration < 0) throw std::invalid_argument("negative");
  }
  std::vector<std::vector<int>> behind(durations.size());
  std::vector<int> waits(durations.size()), free;
  for (const auto& pair : deps) {
    const int before = static_cast<int>(pair.first), after = static_cast<int>(pair.second);
    if (std::min(before, after) < 0 || std::max(before, after) >= count) {
      throw std::invalid_argument("no such kernel");
    }
    behind[before].push_back(after);
    ++waits[after];
  }
  for (int kernel = 0; kernel < count; ++kernel) {
    if (waits[kernel] == 0) free.push_back(kernel);
  }
  std::vector<std::int64_t> start(durations.size());
  std::int64_t finish = 0;
  for (std::size_t next = 0; next < free.size(); ++next) {
    const auto kernel = free[next];
    const auto end = start[kernel] + durations[kernel];
    finish = std::max(finish, end);
    for (const auto after : behind[kernel]) {
      start[after] = std::max(start[after], end);
      if (--waits[after] == 0) free.push_back(after);
    }
  }
  return free.size() == durations.size() ? finish : -1;
}
