#include "solution.h"

#include <stdexcept>

std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token) {
  // Throw std::invalid_argument if any argument is negative.
  (void)lengths, (void)memory_budget, (void)bytes_per_token;
  throw std::logic_error("min_microbatches is still to be written");
}
