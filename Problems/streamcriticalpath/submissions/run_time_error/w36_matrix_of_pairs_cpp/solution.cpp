// W36: a table with an entry for each two kernels.

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
  std::vector<std::vector<bool>> waits_for(durations.size());
  for (auto& row : waits_for) row.resize(durations.size());
  std::vector<std::int64_t> waits(durations.size()), free, start(durations.size());
  for (const auto& [before, after] : deps) {
    if (waits_for[after][before]) continue;
    waits_for[after][before] = true;
    ++waits[after];
  }
  for (std::int64_t kernel = 0; kernel < count; ++kernel) {
    if (waits[kernel] == 0) free.push_back(kernel);
  }
  std::int64_t finish = 0;
  for (std::size_t next = 0; next < free.size(); ++next) {
    const auto kernel = free[next];
    const auto end = start[kernel] + durations[kernel];
    finish = std::max(finish, end);
    for (std::int64_t after = 0; after < count; ++after) {
      if (!waits_for[after][kernel]) continue;
      start[after] = std::max(start[after], end);
      if (--waits[after] == 0) free.push_back(after);
    }
  }
  return static_cast<std::int64_t>(free.size()) == count ? finish : -1;
}
