#pragma once

#include <cstdint>
#include <utility>
#include <vector>

// The seconds that an all-reduce of nbytes takes on a ring in which link i, from rank i to the next
// one, carries bandwidths[i] bytes a second: {numerator, denominator}, reduced. Throws
// std::invalid_argument if there are no bandwidths, if nbytes is negative or if a bandwidth is less
// than 1.
std::pair<std::int64_t, std::int64_t> allreduce_time(std::int64_t nbytes,
                                                     const std::vector<std::int64_t>& bandwidths);
