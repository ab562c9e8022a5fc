// W35: keeps the block in 32 bits.

#include "solution.h"

#include <map>
#include <stdexcept>

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t tokens_of_block) {
  const auto block = static_cast<std::int32_t>(tokens_of_block);
  if (block < 1) throw std::invalid_argument("block");
  std::map<std::pair<std::int64_t, Tokens>, std::int64_t> numbers;
  const auto block_at = [&](const Tokens& tokens, std::size_t i) {
    return Tokens(tokens.begin() + i * block, tokens.begin() + (i + 1) * block);
  };
  for (const auto& tokens : cache) {
    std::int64_t prefix = 0;
    for (std::size_t i = 0; i < tokens.size() / block; ++i) {
      const auto next = static_cast<std::int64_t>(numbers.size()) + 1;
      prefix = numbers.try_emplace({prefix, block_at(tokens, i)}, next).first->second;
    }
  }
  std::vector<std::int64_t> matched;
  for (const auto& tokens : queries) {
    std::int64_t prefix = 0;
    std::size_t i = 0;
    for (; i < tokens.size() / block; ++i) {
      const auto found = numbers.find({prefix, block_at(tokens, i)});
      if (found == numbers.end()) break;
      prefix = found->second;
    }
    matched.push_back(static_cast<std::int64_t>(i) * block);
  }
  return matched;
}
