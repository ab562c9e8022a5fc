// Tries all ways to give the lanes to one transaction, then to two, and so on.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

using Addresses = std::vector<std::int64_t>;

// Whether the lanes from this one on can be added to the transactions of a schedule.
bool fits(std::vector<Addresses>& schedule, const Addresses& addresses, std::size_t lane) {
  if (lane == addresses.size()) return true;
  for (auto& transaction : schedule) {
    // Two different words of one bank are a multiple of all banks' 128 bytes apart.
    const bool at_odds = std::any_of(transaction.begin(), transaction.end(), [&](auto other) {
      return other != addresses[lane] && (other - addresses[lane]) % 128 == 0;
    });
    if (at_odds) continue;
    transaction.push_back(addresses[lane]);
    if (fits(schedule, addresses, lane + 1)) return true;
    transaction.pop_back();
  }
  return false;
}

}  // namespace

std::int64_t transactions(const Addresses& addresses) {
  if (addresses.size() > 32) throw std::invalid_argument("more than 32 lanes");
  for (const auto address : addresses) {
    if (address < 0 || address % 4 != 0) throw std::invalid_argument("not the address of a word");
  }
  for (std::size_t fewest = 0;; ++fewest) {
    std::vector<Addresses> schedule(fewest);
    if (fits(schedule, addresses, 0)) return static_cast<std::int64_t>(fewest);
  }
}
