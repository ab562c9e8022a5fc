// Greedy from the back, in bytes of 128 bits.

#include "solution.h"

#include <stdexcept>

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  const __int128 budget = memory_budget;
  __int128 used = budget + 1;
  std::int64_t groups = 0;
  for (auto length = lengths.rbegin(); length != lengths.rend(); ++length) {
    const auto cost = static_cast<__int128>(*length) * bytes_per_token;
    if (cost > budget) return -1;
    used += cost;
    if (used > budget) {
      ++groups;
      used = cost;
    }
  }
  return groups;
}
