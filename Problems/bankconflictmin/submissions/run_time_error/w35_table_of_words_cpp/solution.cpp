// W35: a table with an entry for each word up to the highest.

#include "solution.h"

#include <algorithm>
#include <array>
#include <stdexcept>

std::int64_t transactions(const std::vector<std::int64_t>& addresses) {
  if (addresses.size() > 32) throw std::invalid_argument("more than 32 lanes");
  std::int64_t words = 0;
  for (const auto address : addresses) {
    if (address < 0 || address % 4 != 0) throw std::invalid_argument("not the address of a word");
    words = std::max(words, address / 4 + 1);
  }
  std::vector<char> wanted(words);
  std::array<std::int64_t, 32> counts{};
  for (const auto address : addresses) {
    const auto word = address / 4;
    counts[word % 32] += !wanted[word];
    wanted[word] = 1;
  }
  return *std::max_element(counts.begin(), counts.end());
}
