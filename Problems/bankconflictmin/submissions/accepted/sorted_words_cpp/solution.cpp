// Sorts the lanes by bank and word; the longest stretch of one bank, without repetitions.

#include "solution.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

std::int64_t transactions(const std::vector<std::int64_t>& addresses) {
  constexpr std::int64_t row = 32 * 4;  // bytes in all banks together
  if (addresses.size() > 32) throw std::invalid_argument("more than 32 lanes");
  std::vector<std::pair<std::int64_t, std::int64_t>> wanted;
  for (const auto address : addresses) {
    if (address < 0 || (address & 3)) throw std::invalid_argument("not the address of a word");
    wanted.emplace_back(address % row, address / row);
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::int64_t most = 0, here = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    here = i > 0 && wanted[i].first == wanted[i - 1].first ? here + 1 : 1;
    most = std::max(most, here);
  }
  return most;
}
