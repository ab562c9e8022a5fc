#pragma once

#include <cstdint>
#include <vector>

using Tokens = std::vector<std::int64_t>;

// For each query, how many tokens in whole blocks it has in common, from the start, with the cached
// sequence that has the most. Throws std::invalid_argument if the block is less than one token.
std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block);
