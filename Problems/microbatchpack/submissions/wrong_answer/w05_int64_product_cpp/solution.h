#pragma once

#include <cstdint>
#include <vector>

// The fewest groups of neighbouring requests that each fit into the memory budget, or -1 if a
// request does not fit alone. Throws std::invalid_argument if any argument is negative.
std::int64_t min_microbatches(const std::vector<std::int64_t>& lengths, std::int64_t memory_budget,
                              std::int64_t bytes_per_token);
