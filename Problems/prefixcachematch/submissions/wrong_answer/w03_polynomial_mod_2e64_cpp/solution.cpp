// W3: compares polynomial hashes that overflow, and nothing but them; looks for the longest first.

#include "solution.h"

#include <stdexcept>
#include <unordered_set>

namespace {

std::vector<std::uint64_t> prefixes(const Tokens& tokens, std::int64_t block) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t hash = 0, power = 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    hash += power * static_cast<std::uint64_t>(tokens[i] + 1);
    power *= 1'000'003;
    if ((static_cast<std::int64_t>(i) + 1) % block == 0) hashes.push_back(hash);
  }
  return hashes;
}

}  // namespace

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::unordered_set<std::uint64_t> cached;
  for (const auto& tokens : cache) {
    for (const auto hash : prefixes(tokens, block)) cached.insert(hash);
  }
  std::vector<std::int64_t> matched;
  for (const auto& tokens : queries) {
    const auto hashes = prefixes(tokens, block);
    auto count = hashes.size();
    while (count > 0 && !cached.contains(hashes[count - 1])) --count;
    matched.push_back(static_cast<std::int64_t>(count) * block);
  }
  return matched;
}
