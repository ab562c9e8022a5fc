// Deals the bytes out to the chunks one after the other; then goes through all links.

#include "solution.h"

#include <numeric>
#include <stdexcept>

namespace {

using Wide = __int128;

}  // namespace

std::pair<std::int64_t, std::int64_t> allreduce_time(std::int64_t nbytes,
                                                     const std::vector<std::int64_t>& bandwidths) {
  const auto n = bandwidths.size();
  if (n == 0 || nbytes < 0) throw std::invalid_argument("no ranks, or no size");
  for (const auto bandwidth : bandwidths) {
    if (bandwidth < 1) throw std::invalid_argument("a link that carries nothing");
  }
  std::vector<std::int64_t> sizes(n);
  std::size_t next = 0;
  for (std::int64_t dealt = 0; dealt < nbytes; ++dealt) {
    ++sizes[next];
    if (++next == n) next = 0;
  }
  Wide top = 0, bottom = 1;
  std::vector<std::size_t> chunks(n);
  std::iota(chunks.begin(), chunks.end(), 0);
  for (std::size_t round = 1; round < 2 * n - 1; ++round) {
    std::size_t slowest = 0;
    for (std::size_t i = 1; i < n; ++i) {
      const Wide here = Wide{sizes[chunks[i]]} * bandwidths[slowest];
      if (here > Wide{sizes[chunks[slowest]]} * bandwidths[i]) slowest = i;
    }
    top = top * bandwidths[slowest] + bottom * sizes[chunks[slowest]];
    bottom *= bandwidths[slowest];
    Wide a = top, b = bottom;
    while (b != 0) {
      const Wide rest = a % b;
      a = b;
      b = rest;
    }
    top /= a, bottom /= a;
    chunks.insert(chunks.begin(), chunks.back());
    chunks.pop_back();
  }
  return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}
