// Greedy from the front, in whole tokens: nothing leaves 64 bits.

#include "solution.h"

#include <stdexcept>

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  if (memory_budget < 0 || bytes_per_token < 0) throw std::invalid_argument("negative");
  for (const auto length : lengths) {
    if (length < 0) throw std::invalid_argument("negative");
  }
  if (lengths.empty()) return 0;
  if (bytes_per_token == 0) return 1;
  const auto tokens = memory_budget / bytes_per_token;
  std::int64_t groups = 1, room = tokens;
  for (const auto length : lengths) {
    if (length > tokens) return -1;
    if (length > room) {
      ++groups;
      room = tokens;
    }
    room -= length;
  }
  return groups;
}
