// W1: compares each query with each cached sequence.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::vector<std::int64_t> matched;
  for (const auto& query : queries) {
    std::int64_t longest = 0;
    for (const auto& tokens : cache) {
      const auto ends = std::mismatch(query.begin(), query.end(), tokens.begin(), tokens.end());
      longest = std::max<std::int64_t>(longest, ends.first - query.begin());
    }
    matched.push_back(longest / block * block);
  }
  return matched;
}
