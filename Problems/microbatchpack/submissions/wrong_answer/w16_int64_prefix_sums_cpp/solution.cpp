// W16: keeps prefix sums in 64 bits, where they wrap around.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

// What signed addition does on every machine here, without being undefined.
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

}  // namespace

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  if (lengths.empty()) return 0;
  if (bytes_per_token == 0) return 1;
  const auto tokens = memory_budget / bytes_per_token;
  if (*std::max_element(lengths.begin(), lengths.end()) > tokens) return -1;
  std::vector<std::int64_t> sums{0};
  for (const auto length : lengths) sums.push_back(plus(sums.back(), length));
  std::int64_t groups = 0;
  for (std::size_t begin = 0; begin < lengths.size(); ++groups) {
    const auto limit = plus(sums[begin], tokens);
    auto end = begin + 1;
    while (end < lengths.size() && sums[end + 1] <= limit) ++end;
    begin = end;
  }
  return groups;
}
