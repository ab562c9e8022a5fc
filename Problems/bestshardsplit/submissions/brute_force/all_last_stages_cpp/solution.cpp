// The least limit over all sizes of the last stage; then the first of all cut lists within it.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

using Numbers = std::vector<std::int64_t>;

}  // namespace

std::pair<std::int64_t, Numbers> split(const Numbers& costs, std::int64_t k) {
  if (k < 1 || k > static_cast<std::int64_t>(costs.size())) throw std::invalid_argument("k");
  for (const auto cost : costs) {
    if (cost < 0) throw std::invalid_argument("negative");
  }
  const auto count = costs.size();
  Numbers sums{0};
  for (const auto cost : costs) sums.push_back(sums.back() + cost);
  // The least largest stage of each prefix, for one number of stages after the other.
  Numbers least(sums);
  for (std::int64_t stages = 2; stages <= k; ++stages) {
    for (auto end = count; end >= static_cast<std::size_t>(stages); --end) {
      auto best = sums[end];
      for (auto cut = static_cast<std::size_t>(stages) - 1; cut < end; ++cut) {
        best = std::min(best, std::max(least[cut], sums[end] - sums[cut]));
      }
      least[end] = best;
    }
  }
  const auto limit = least[count];
  // All cut lists within the limit, the smallest first, by depth-first search.
  Numbers cuts;
  std::size_t next = 1;
  while (true) {
    const auto begin = cuts.empty() ? 0 : cuts.back();
    if (static_cast<std::int64_t>(cuts.size()) == k - 1 && sums[count] - sums[begin] <= limit) {
      return {limit, cuts};
    }
    if (static_cast<std::int64_t>(cuts.size()) < k - 1 && next < count &&
        sums[next] - sums[begin] <= limit) {
      cuts.push_back(static_cast<std::int64_t>(next++));
      continue;
    }
    if (cuts.empty()) throw std::logic_error("no cut list within the limit");
    next = static_cast<std::size_t>(cuts.back()) + 1;
    cuts.pop_back();
  }
}
