#pragma once

#include <cstdint>
#include <utility>
#include <vector>

// When all kernels have finished, at the earliest, if for each pair of `deps` the kernel `second`
// waits for the kernel `first`; -1 if kernels wait for each other in a circle. Throws
// std::invalid_argument if a duration is negative or a number in `deps` is not a kernel's.
std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps);
