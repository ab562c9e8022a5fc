// Numbers the cached prefixes: (number of the prefix one block shorter, last block) -> number. The
// blocks stay where they are and are compared token by token.

#include "solution.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace {

struct Key {
  std::int64_t prefix;
  const std::int64_t* block;
};

struct Hash {
  std::int64_t size;

  std::size_t operator()(const Key& key) const {
    auto hash = static_cast<std::uint64_t>(key.prefix);
    for (std::int64_t i = 0; i < size; ++i) {
      hash = (hash ^ static_cast<std::uint64_t>(key.block[i])) * 0x9e3779b97f4a7c15;
      hash ^= hash >> 29;
    }
    return hash;
  }
};

struct Equal {
  std::int64_t size;

  bool operator()(const Key& a, const Key& b) const {
    return a.prefix == b.prefix && std::equal(a.block, a.block + size, b.block);
  }
};

}  // namespace

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::unordered_map<Key, std::int64_t, Hash, Equal> numbers(0, Hash{block}, Equal{block});
  const auto blocks_of = [&](const Tokens& tokens) {
    return static_cast<std::int64_t>(tokens.size()) / block;
  };
  for (const auto& tokens : cache) {
    std::int64_t prefix = 0;
    for (std::int64_t i = 0; i < blocks_of(tokens); ++i) {
      const auto next = static_cast<std::int64_t>(numbers.size()) + 1;
      prefix = numbers.try_emplace({prefix, tokens.data() + i * block}, next).first->second;
    }
  }
  std::vector<std::int64_t> matched;
  for (const auto& tokens : queries) {
    std::int64_t prefix = 0, i = 0;
    for (; i < blocks_of(tokens); ++i) {
      const auto found = numbers.find({prefix, tokens.data() + i * block});
      if (found == numbers.end()) break;
      prefix = found->second;
    }
    matched.push_back(i * block);
  }
  return matched;
}
