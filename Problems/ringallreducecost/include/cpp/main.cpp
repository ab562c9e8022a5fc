// Driver of the problem `ringallreducecost`: reads calls, makes them, prints a line for each.
//
// A submission is the file solution.cpp beside this one. The statement, "The driver's input", has
// the grammar of what is read here; the container word matters to Python alone.

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "solution.h"

namespace {

constexpr std::size_t twice = 200;  // a call with more ranks is not made a second time

using Bandwidths = std::vector<std::int64_t>;
using Result = std::pair<std::int64_t, std::int64_t>;

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

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<Result> outcome(std::int64_t nbytes, const Bandwidths& bandwidths) {
  try {
    return allreduce_time(nbytes, bandwidths);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

// The result in the words of Python: (numerator, denominator).
std::string judge(std::int64_t nbytes, const Bandwidths& bandwidths) {
  const auto pristine = bandwidths;
  const auto first = outcome(nbytes, bandwidths);
  const auto second = bandwidths.size() <= twice ? outcome(nbytes, bandwidths) : first;
  if (bandwidths != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  if (!first) return "ValueError";
  return "(" + std::to_string(first->first) + ", " + std::to_string(first->second) + ")";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::ostringstream input;
  input << std::cin.rdbuf();
  const std::string text = input.str();
  Parts lines(text, '\n');
  for (auto calls = lines.number(); calls > 0; --calls) {
    Parts words(lines.next());
    words.next();  // ring
    words.next();  // list or tuple
    const auto nbytes = words.number();
    words.next();  // the number of ranks
    Bandwidths bandwidths;
    while (!words.at_end()) bandwidths.push_back(words.number());
    std::cout << judge(nbytes, bandwidths) << std::endl;
  }
}
