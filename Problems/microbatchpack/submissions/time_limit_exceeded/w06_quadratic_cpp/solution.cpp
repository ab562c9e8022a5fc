// W6: dynamic programming over all pairs of cuts.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  if (lengths.empty()) return 0;
  if (bytes_per_token == 0) return 1;
  const auto tokens = memory_budget / bytes_per_token;
  if (*std::max_element(lengths.begin(), lengths.end()) > tokens) return -1;
  std::vector<__int128> sums{0};
  for (const auto length : lengths) sums.push_back(sums.back() + length);
  std::vector<std::int64_t> fewest{0};
  for (std::size_t end = 1; end < sums.size(); ++end) {
    auto best = static_cast<std::int64_t>(end);
    for (std::size_t begin = 0; begin < end; ++begin) {
      if (sums[end] - sums[begin] <= tokens) best = std::min(best, fewest[begin] + 1);
    }
    fewest.push_back(best);
  }
  return fewest.back();
}
