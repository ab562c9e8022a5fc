// W5: computes bytes in 64 bits, where they wrap around.

#include "solution.h"

#include <stdexcept>

namespace {

// What signed multiplication does on every machine here, without being undefined.
std::int64_t times(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

}  // namespace

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  if (lengths.empty()) return 0;
  std::int64_t groups = 1, tokens = 0;
  for (const auto length : lengths) {
    if (times(bytes_per_token, length) > memory_budget) return -1;
    if (times(bytes_per_token, tokens + length) > memory_budget) {
      ++groups;
      tokens = 0;
    }
    tokens += length;
  }
  return groups;
}
