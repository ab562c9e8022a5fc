// Sorts cached sequences and queries together. On a walk in either direction, what a query has in
// common with the last cached sequence is the least of what all neighbours in between have.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

struct Entry {
  const Tokens* tokens;
  std::int64_t* matched;  // nullptr: a cached sequence
};

std::int64_t common(const Tokens& a, const Tokens& b) {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return ends.first - a.begin();
}

template <typename Iterator>
void walk(Iterator entry, Iterator end) {
  std::int64_t shared = 0;
  const Tokens* before = nullptr;
  for (; entry != end; ++entry) {
    if (before) shared = std::min(shared, common(*before, *entry->tokens));
    if (entry->matched) {
      *entry->matched = std::max(*entry->matched, shared);
    } else {
      shared = static_cast<std::int64_t>(entry->tokens->size());
    }
    before = entry->tokens;
  }
}

}  // namespace

std::vector<std::int64_t> match(const std::vector<Tokens>& cache,
                                const std::vector<Tokens>& queries, std::int64_t block) {
  if (block < 1) throw std::invalid_argument("block");
  std::vector<std::int64_t> matched(queries.size());
  std::vector<Entry> entries;
  for (const auto& tokens : cache) entries.push_back({&tokens, nullptr});
  for (std::size_t i = 0; i < queries.size(); ++i) entries.push_back({&queries[i], &matched[i]});
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return *a.tokens < *b.tokens; });
  walk(entries.begin(), entries.end());
  walk(entries.rbegin(), entries.rend());
  for (auto& tokens : matched) tokens -= tokens % block;
  return matched;
}
