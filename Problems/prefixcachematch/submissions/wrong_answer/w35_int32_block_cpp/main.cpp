// Driver of the problem `prefixcachematch`: reads calls, makes them, prints a line for each.
//
// A submission is the file solution.cpp beside this one. The statement, "The driver's input", has
// the grammar of what is read here; the container words matter to Python alone.

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "solution.h"

namespace {

constexpr std::size_t twice = 20'000;  // a call with more tokens is not made a second time
constexpr std::size_t block_size = 1000;  // a longer list is printed as a number for each so many
constexpr std::int64_t last = (std::int64_t{1} << 31) - 1;  // the largest token

using Sequences = std::vector<Tokens>;
using Numbers = std::vector<std::int64_t>;

// Takes text apart at a separator.
class Parts {
 public:
  explicit Parts(std::string_view text, char separator = ' ')
      : rest_(text), separator_(separator) {}

  bool at_end() const { return rest_.empty(); }

  std::string_view next() {
    const auto length = std::min(rest_.find(separator_), rest_.size());
    const auto found = rest_.substr(0, length);
    rest_.remove_prefix(std::min(length + 1, rest_.size()));
    return found;
  }

  std::int64_t number() {
    const auto word = next();
    std::int64_t value = 0;
    const auto end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stop != end) throw std::runtime_error("the input is malformed");
    return value;
  }

 private:
  std::string_view rest_;
  char separator_;
};

// A part of a sequence: `token`, `count*first+step` or `count*first+step+advance`.
struct Run {
  std::int64_t count, first, step, advance;
};

std::vector<Run> read_runs(Parts& words) {
  std::vector<Run> runs;
  while (!words.at_end()) {
    const auto word = words.next();
    const auto star = word.find('*');
    Run run{1, 0, 0, 0};
    if (star != word.npos) run.count = Parts(word.substr(0, star)).number();
    Parts numbers(star == word.npos ? word : word.substr(star + 1), '+');
    run.first = numbers.number();
    if (!numbers.at_end()) run.step = numbers.number();
    if (!numbers.at_end()) run.advance = numbers.number();
    runs.push_back(run);
  }
  return runs;
}

// The sequence that its runs describe in the round of that number.
Tokens tokens_of(const std::vector<Run>& runs, std::int64_t number) {
  Tokens tokens;
  for (const auto& run : runs) {
    auto token = run.first + number * run.advance;
    for (std::int64_t i = 0; i < run.count; ++i, token += run.step) tokens.push_back(token & last);
  }
  return tokens;
}

// The sequences that lines `sequence part ...` and `rounds count length` describe.
Sequences read_sequences(Parts& lines, std::int64_t wanted) {
  Sequences sequences;
  while (static_cast<std::int64_t>(sequences.size()) < wanted) {
    Parts words(lines.next());
    if (words.next() != "rounds") {
      sequences.push_back(tokens_of(read_runs(words), 0));
      continue;
    }
    const auto count = words.number(), length = words.number();
    std::vector<std::vector<Run>> rows;
    for (std::int64_t i = 0; i < length; ++i) {
      Parts row(lines.next());
      row.next();  // sequence
      rows.push_back(read_runs(row));
    }
    for (std::int64_t i = 0; i < count; ++i) {
      for (const auto& row : rows) sequences.push_back(tokens_of(row, i));
    }
  }
  return sequences;
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<Numbers> outcome(const Sequences& cache, const Sequences& queries,
                               std::int64_t block) {
  try {
    return match(cache, queries, block);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

// The numbers in the words of Python, [0, 2]; a number for each block of a long list.
std::string words_of(const Numbers& numbers, std::size_t wanted) {
  if (numbers.size() != wanted) {
    return "RESULT has " + std::to_string(numbers.size()) + " numbers for " +
           std::to_string(wanted) + " queries";
  }
  if (wanted <= block_size) {
    std::string words = "[";
    for (std::size_t i = 0; i < wanted; ++i) {
      if (i > 0) words += ", ";
      words += std::to_string(numbers[i]);
    }
    return words + "]";
  }
  std::string words = "in blocks";
  for (std::size_t at = 0; at < wanted; at += block_size) {
    std::uint64_t mixed = 0;
    for (auto i = at; i < std::min(at + block_size, wanted); ++i) {
      mixed = mixed * 1'000'003 + static_cast<std::uint64_t>(numbers[i]);
    }
    words += " " + std::to_string(mixed);
  }
  return words;
}

std::size_t size_of(const Sequences& sequences) {
  std::size_t size = 0;
  for (const auto& sequence : sequences) size += sequence.size();
  return size;
}

std::string judge(const Sequences& cache, const Sequences& queries, std::int64_t block) {
  const auto pristine_cache = cache, pristine_queries = queries;
  const auto first = outcome(cache, queries, block);
  const bool few = size_of(cache) + size_of(queries) <= twice;
  const auto second = few ? outcome(cache, queries, block) : first;
  if (cache != pristine_cache || queries != pristine_queries) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? words_of(*first, queries.size()) : "ValueError";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::ostringstream input;
  input << std::cin.rdbuf();
  const std::string text = input.str();
  Parts lines(text, '\n');
  for (auto calls = lines.number(); calls > 0; --calls) {
    Parts head(lines.next());
    head.next();  // match
    head.next();  // list or tuple: what holds the sequences
    head.next();  // list or tuple: what each of them is
    const auto block = head.number(), cached = head.number(), asked = head.number();
    const auto cache = read_sequences(lines, cached);
    const auto queries = read_sequences(lines, asked);
    std::cout << judge(cache, queries, block) << std::endl;
  }
}
