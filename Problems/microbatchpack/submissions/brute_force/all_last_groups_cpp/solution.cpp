// The fewest groups of each prefix, over all sizes of its last group.

#include "solution.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  constexpr auto unreachable = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> fewest{0};
  for (std::size_t end = 1; end <= lengths.size(); ++end) {
    auto best = unreachable;
    __int128 tokens = 0;
    for (auto begin = end; begin-- > 0;) {
      tokens += lengths[begin];
      if (bytes_per_token > 0 && tokens > memory_budget / bytes_per_token) break;
      best = std::min(best, fewest[begin] + 1);
    }
    if (best == unreachable) return -1;
    fewest.push_back(best);
  }
  return fewest.back();
}
