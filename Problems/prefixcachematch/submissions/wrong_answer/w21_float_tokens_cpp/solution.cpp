// W21: keeps tokens as floats, which have 24 bits for them.

#include "solution.h"

#include <algorithm>
#include <set>
#include <stdexcept>

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::set<std::vector<float>> cached;
  for (const auto& tokens : cache) cached.insert({tokens.begin(), tokens.end()});
  std::vector<std::int64_t> matched;
  for (const auto& query : queries) {
    const std::vector<float> tokens(query.begin(), query.end());
    auto place = cached.lower_bound(tokens);
    std::int64_t longest = 0;
    const auto compare = [&](const std::vector<float>& one) {
      const auto ends = std::mismatch(tokens.begin(), tokens.end(), one.begin(), one.end());
      longest = std::max<std::int64_t>(longest, ends.first - tokens.begin());
    };
    if (place != cached.end()) compare(*place);
    if (place != cached.begin()) compare(*--place);
    matched.push_back(longest / block * block);
  }
  return matched;
}
