// W27: dynamic programming with the best last cut moving along: layers times stages.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::pair<std::int64_t, std::vector<std::int64_t>> split(const std::vector<std::int64_t>& costs,
                                                         std::int64_t k) {
  if (k < 1 || k > static_cast<std::int64_t>(costs.size())) throw std::invalid_argument("k");
  for (const auto cost : costs) {
    if (cost < 0) throw std::invalid_argument("negative");
  }
  const auto count = costs.size();
  std::vector<std::int64_t> sums{0};
  for (const auto cost : costs) sums.push_back(sums.back() + cost);
  auto least = sums;
  for (std::int64_t stages = 2; stages <= k; ++stages) {
    auto next = least;
    auto cut = static_cast<std::size_t>(stages) - 1;
    for (auto end = static_cast<std::size_t>(stages); end <= count; ++end) {
      const auto largest = [&](auto at) { return std::max(least[at], sums[end] - sums[at]); };
      while (cut + 1 < end && largest(cut + 1) <= largest(cut)) ++cut;
      next[end] = largest(cut);
    }
    least = next;
  }
  const auto limit = least[count];
  std::vector<std::int64_t> cuts(k - 1);
  auto missing = k - 1;
  auto room = limit;
  for (auto layer = static_cast<std::int64_t>(costs.size()) - 1; missing > 0; --layer) {
    if (costs[layer] > room || layer + 1 == missing) {
      cuts[--missing] = layer + 1;
      room = limit;
    }
    room -= costs[layer];
  }
  return {limit, cuts};
}
