// W5: keeps the times in 32 bits.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps) {
  const auto count = static_cast<std::int64_t>(durations.size());
  for (const auto duration : durations) {
    if (duration < 0) throw std::invalid_argument("negative");
  }
  for (const auto& [before, after] : deps) {
    if (std::min(before, after) < 0 || std::max(before, after) >= count) {
      throw std::invalid_argument("no such kernel");
    }
  }
  std::vector<std::vector<std::int64_t>> behind(durations.size());
  std::vector<std::int64_t> waits(durations.size()), free;
  for (const auto& [before, after] : deps) {
    behind[before].push_back(after);
    ++waits[after];
  }
  for (std::int64_t kernel = 0; kernel < count; ++kernel) {
    if (waits[kernel] == 0) free.push_back(kernel);
  }
  std::vector<std::int32_t> start(durations.size());
  std::int32_t finish = 0;
  for (std::size_t next = 0; next < free.size(); ++next) {
    const auto kernel = free[next];
    const auto end = static_cast<std::int32_t>(start[kernel] + durations[kernel]);
    finish = std::max(finish, end);
    for (const auto after : behind[kernel]) {
      start[after] = std::max(start[after], end);
      if (--waits[after] == 0) free.push_back(after);
    }
  }
  return static_cast<std::int64_t>(free.size()) == count ? finish : -1;
}
