#pragma once

#include <cstdint>
#include <utility>
#include <vector>

// The greatest number of spans [first, second) that are active at one instant.
// Throws std::invalid_argument if any span ends before it starts.
std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans);
