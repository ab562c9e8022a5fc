#include "solution.h"

#include <stdexcept>

std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops) {
  // Throw std::invalid_argument if the capacity is negative or a touch has less than one page.
  // Return one report for each operation.
  (void)capacity, (void)ops;
  throw std::logic_error("replay is still to be written");
}
