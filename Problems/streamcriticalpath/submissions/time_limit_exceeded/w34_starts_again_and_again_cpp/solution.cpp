// W34: hands a finish on whenever it grows, and so the same kernel again and again.

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
  std::queue<std::int64_t> grown;
  for (std::int64_t kernel = 0; kernel < count; ++kernel) {
    if (waits[kernel] == 0) free.push_back(kernel);
    grown.push(kernel);
  }
  for (std::size_t next = 0; next < free.size(); ++next) {
    for (const auto after : behind[free[next]]) {
      if (--waits[after] == 0) free.push_back(after);
    }
  }
  if (static_cast<std::int64_t>(free.size()) < count) return -1;
  auto finish = durations;
  for (; !grown.empty(); grown.pop()) {
    const auto kernel = grown.front();
    for (const auto after : behind[kernel]) {
      if (finish[kernel] + durations[after] <= finish[after]) continue;
      finish[after] = finish[kernel] + durations[after];
      grown.push(after);
    }
  }
  return count == 0 ? 0 : *std::max_element(finish.begin(), finish.end());
}
