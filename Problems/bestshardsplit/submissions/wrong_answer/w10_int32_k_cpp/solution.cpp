// W10: takes the number of stages as 32 bits, so that 2^32 + 1 becomes 1.

#include "solution.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace {

// Whether at most k stages will do when none may cost more than the limit.
bool fits(const std::vector<std::int64_t>& costs, std::int64_t k, std::int64_t limit) {
  std::int64_t stages = 1, room = limit;
  for (const auto cost : costs) {
    if (cost > room) {
      ++stages;
      room = limit;
    }
    room -= cost;
  }
  return stages <= k;
}

}  // namespace

std::pair<std::int64_t, std::vector<std::int64_t>> split(const std::vector<std::int64_t>& costs,
                                                         std::int64_t stages) {
  const auto k = static_cast<std::int32_t>(stages);
  if (k < 1 || k > static_cast<std::int64_t>(costs.size())) throw std::invalid_argument("k");
  for (const auto cost : costs) {
    if (cost < 0) throw std::invalid_argument("negative");
  }
  auto low = *std::max_element(costs.begin(), costs.end());
  auto high = std::accumulate(costs.begin(), costs.end(), std::int64_t{0});
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    if (fits(costs, k, middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  std::vector<std::int64_t> cuts(k - 1);
  std::int64_t missing = k - 1;
  auto room = low;
  for (auto layer = static_cast<std::int64_t>(costs.size()) - 1; missing > 0; --layer) {
    if (costs[layer] > room || layer + 1 == missing) {
      cuts[--missing] = layer + 1;
      room = low;
    }
    room -= costs[layer];
  }
  return {low, cuts};
}
