// Driver of the problem `bankconflictmin`: reads warps, makes a call for each, prints a line.
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
#include <vector>

#include "solution.h"

namespace {

constexpr std::int64_t most_twice = 1'000;  // in a test of more warps no call is made twice

using Addresses = std::vector<std::int64_t>;

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
std::optional<std::int64_t> outcome(const Addresses& addresses) {
  try {
    return transactions(addresses);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

std::string judge(const Addresses& addresses, bool twice) {
  const auto pristine = addresses;
  const auto first = outcome(addresses);
  const auto second = twice ? outcome(addresses) : first;
  if (addresses != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? std::to_string(*first) : "ValueError";
}

void judge_line(std::string_view line, bool twice) {
  Parts words(line);
  const auto kind = words.next();
  words.next();  // list or tuple
  if (kind == "warp") {
    words.next();  // the number of addresses
    Addresses addresses;
    while (!words.at_end()) addresses.push_back(words.number());
    std::cout << judge(addresses, twice) << std::endl;
    return;
  }
  const auto warps = words.number(), lanes = words.number(), address = words.number();
  const auto step = words.number(), move = words.number(), widen = words.number();
  for (std::int64_t i = 0; i < warps; ++i) {
    Addresses addresses;
    for (std::int64_t j = 0; j < lanes; ++j) {
      addresses.push_back(address + j * step + i * (move + j * widen));
    }
    std::cout << judge(addresses, twice) << std::endl;
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::ostringstream input;
  input << std::cin.rdbuf();
  const std::string text = input.str();
  Parts lines(text, '\n');
  const bool twice = lines.number() <= most_twice;
  while (!lines.at_end()) judge_line(lines.next(), twice);
}
