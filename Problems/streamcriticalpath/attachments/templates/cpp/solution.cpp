#include "solution.h"

#include <stdexcept>

std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps) {
  // Throw std::invalid_argument if a duration is negative or a number in deps is not a kernel's.
  (void)durations, (void)deps;
  throw std::logic_error("critical_path is still to be written");
}
