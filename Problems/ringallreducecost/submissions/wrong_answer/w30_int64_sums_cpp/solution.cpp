// W30: counts in 64 bits.

#include "solution.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace {

using Wide = std::int64_t;

std::int64_t common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return static_cast<std::int64_t>(a);
}

}  // namespace

std::pair<std::int64_t, std::int64_t> allreduce_time(std::int64_t nbytes,
                                                     const std::vector<std::int64_t>& bandwidths) {
  if (bandwidths.empty() || nbytes < 0) throw std::invalid_argument("no ranks, or no size");
  std::int64_t unit = 1;
  for (const auto bandwidth : bandwidths) {
    if (bandwidth < 1) throw std::invalid_argument("a link that carries nothing");
    unit = std::lcm(unit, bandwidth);
  }
  const auto n = static_cast<std::int64_t>(bandwidths.size());
  Wide total = 0;
  for (std::int64_t round = 0; round < 2 * (n - 1); ++round) {
    Wide longest = 0;
    for (std::int64_t link = 0; link < n; ++link) {
      const auto chunk = (link - round + 2 * n) % n;
      const auto size = nbytes / n + (chunk < nbytes % n ? 1 : 0);
      longest = std::max(longest, Wide{size} * (unit / bandwidths[link]));
    }
    total += longest;
  }
  const auto divisor = common_divisor(total, unit);
  return {static_cast<std::int64_t>(total / divisor), unit / divisor};
}
