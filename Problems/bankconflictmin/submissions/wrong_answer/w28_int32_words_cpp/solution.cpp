// W28: keeps the numbers of words in 32 bits.

#include "solution.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

std::int64_t transactions(const std::vector<std::int64_t>& addresses) {
  if (addresses.size() > 32) throw std::invalid_argument("more than 32 lanes");
  std::array<std::set<std::int64_t>, 32> wanted;
  for (const auto address : addresses) {
    if (address < 0 || address % 4 != 0) throw std::invalid_argument("not the address of a word");
    const auto word = static_cast<std::int32_t>(address / 4);
    wanted[static_cast<std::uint32_t>(word) % 32].insert(word);
  }
  std::size_t most = 0;
  for (const auto& words : wanted) most = std::max(most, words.size());
  return static_cast<std::int64_t>(most);
}
