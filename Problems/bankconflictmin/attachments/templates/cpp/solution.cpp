#include "solution.h"

#include <stdexcept>

std::int64_t transactions(const std::vector<std::int64_t>& addresses) {
  // Throw std::invalid_argument if there are more than 32 addresses, or if one is negative or not a
  // multiple of 4.
  (void)addresses;
  throw std::logic_error("transactions is still to be written");
}
