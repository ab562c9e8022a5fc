// Jumps through prefix sums for the limit; cuts where the layers left need few enough stages.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

using Numbers = std::vector<std::int64_t>;

bool fits(const Numbers& sums, std::int64_t k, std::int64_t limit) {
  auto begin = sums.begin();
  for (; k > 0 && begin + 1 != sums.end(); --k) {
    begin = std::upper_bound(begin, sums.end(), *begin + limit) - 1;
  }
  return begin + 1 == sums.end();
}

// The fewest stages for the layers from each one on.
Numbers needs(const Numbers& sums, std::int64_t limit) {
  Numbers needs(sums.size());
  auto end = sums.size() - 1;
  for (auto begin = end; begin-- > 0;) {
    while (sums[end] - sums[begin] > limit) --end;
    needs[begin] = 1 + needs[end];
  }
  return needs;
}

}  // namespace

std::pair<std::int64_t, Numbers> split(const Numbers& costs, std::int64_t k) {
  if (k < 1 || k > static_cast<std::int64_t>(costs.size())) throw std::invalid_argument("k");
  for (const auto cost : costs) {
    if (cost < 0) throw std::invalid_argument("negative");
  }
  Numbers sums{0};
  for (const auto cost : costs) sums.push_back(sums.back() + cost);
  // The dearest layer is too small a limit by one, or just right; the total is large enough.
  auto small = *std::max_element(costs.begin(), costs.end()) - 1, large = sums.back();
  while (large - small > 1) {
    const auto middle = small + (large - small) / 2;
    (fits(sums, k, middle) ? large : small) = middle;
  }
  const auto needed = needs(sums, large);
  Numbers cuts;
  std::int64_t cut = 0;
  for (auto left = k - 1; left > 0; --left) {
    do ++cut;
    while (needed[cut] > left);
    cuts.push_back(cut);
  }
  return {large, cuts};
}
