#pragma once

#include <cstdint>
#include <utility>
#include <vector>

// Cuts the layers into k stages of neighbours so that the largest stage costs as little as can be:
// that cost, and of all cut lists that reach it the lexicographically smallest. Throws
// std::invalid_argument if k < 1, if there are fewer than k layers or if a cost is negative.
std::pair<std::int64_t, std::vector<std::int64_t>> split(const std::vector<std::int64_t>& costs,
                                                         std::int64_t k);
