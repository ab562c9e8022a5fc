// W41: adds fractions by the product of their denominators, in 64 bits, and reduces afterwards.

#include "solution.h"

#include <numeric>
#include <stdexcept>

std::pair<std::int64_t, std::int64_t> allreduce_time(std::int64_t nbytes,
                                                     const std::vector<std::int64_t>& bandwidths) {
  const auto n = static_cast<std::int64_t>(bandwidths.size());
  if (n == 0 || nbytes < 0) throw std::invalid_argument("no ranks, or no size");
  for (const auto bandwidth : bandwidths) {
    if (bandwidth < 1) throw std::invalid_argument("a link that carries nothing");
  }
  // Without a sign, so that what does not fit is at least defined.
  std::uint64_t top = 0, bottom = 1;
  for (std::int64_t round = 0; round < 2 * (n - 1); ++round) {
    std::int64_t longest = 0, speed = 1;
    for (std::int64_t link = 0; link < n; ++link) {
      const auto size = nbytes / n + ((link - round + 2 * n) % n < nbytes % n);
      if (static_cast<__int128>(size) * speed > static_cast<__int128>(longest) * bandwidths[link]) {
        longest = size, speed = bandwidths[link];
      }
    }
    top = top * speed + longest * bottom;
    bottom *= speed;
    const auto divisor = std::gcd(top, bottom);
    if (divisor > 1) top /= divisor, bottom /= divisor;
  }
  return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}
