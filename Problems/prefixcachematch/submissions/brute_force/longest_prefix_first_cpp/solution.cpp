// Tries the whole blocks of a query, and then one fewer each time, on all cached sequences.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

bool begins(const Tokens& cached, const Tokens& query, std::size_t count) {
  return cached.size() >= count && std::equal(query.begin(), query.begin() + count, cached.begin());
}

}  // namespace

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::vector<std::int64_t> matched;
  for (const auto& query : queries) {
    auto count = query.size() / block * block;
    while (count > 0 && std::none_of(cache.begin(), cache.end(), [&](const Tokens& cached) {
             return begins(cached, query, count);
           })) {
      count -= block;
    }
    matched.push_back(count);
  }
  return matched;
}
