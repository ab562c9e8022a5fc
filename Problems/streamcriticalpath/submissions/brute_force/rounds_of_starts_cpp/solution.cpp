// Goes through all pairs again and again, for the kernels that are still waiting for something.

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
    if (before < 0 || before >= count || after < 0 || after >= count) {
      throw std::invalid_argument("no such kernel");
    }
  }
  constexpr std::int64_t unknown = -1;
  std::vector<std::int64_t> finish(durations.size(), unknown);
  auto waiting = count;
  while (waiting > 0) {
    std::vector<std::int64_t> start(durations.size(), 0);
    for (const auto& [before, after] : deps) {
      if (start[after] == unknown) continue;
      start[after] = finish[before] == unknown ? unknown : std::max(start[after], finish[before]);
    }
    const auto before_this_round = waiting;
    for (std::int64_t kernel = 0; kernel < count; ++kernel) {
      if (finish[kernel] != unknown || start[kernel] == unknown) continue;
      finish[kernel] = start[kernel] + durations[kernel];
      --waiting;
    }
    if (waiting == before_this_round) return -1;
  }
  return count == 0 ? 0 : *std::max_element(finish.begin(), finish.end());
}
