// Driver of the problem `kvcacheeviction`: reads calls, makes them, prints a line for each.
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

constexpr std::size_t twice = 20'000;  // a call with more operations is not made a second time
constexpr std::size_t block = 1000;    // a longer list is printed as a number for each so many

using Operations = std::vector<Operation>;
using Reports = std::vector<std::int64_t>;

// Takes text apart at a separator.
class Parts {
 public:
  explicit Parts(std::string_view text, char separator = ' ')
      : rest_(text), separator_(separator) {}

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

Kind kind_of(std::string_view word) {
  if (word == "touch") return Kind::touch;
  if (word == "pin") return Kind::pin;
  if (word == "unpin") return Kind::unpin;
  if (word == "free") return Kind::free;
  throw std::runtime_error("the input is malformed");
}

// The operation at the start of a line; the rest of the line is left to be read.
Operation read_operation(std::string_view word, Parts& rest) {
  Operation operation{kind_of(word), rest.number(), 0};
  if (operation.kind == Kind::touch) operation.pages = rest.number();
  return operation;
}

// Appends what a line `kind number ...` describes, or `rounds count length` and the lines after it.
void read_operations(Parts& lines, Operations& operations) {
  Parts words(lines.next());
  const auto word = words.next();
  if (word != "rounds") {
    operations.push_back(read_operation(word, words));
    return;
  }
  const auto count = words.number(), length = words.number();
  Operations round, steps;
  for (std::int64_t i = 0; i < length; ++i) {
    Parts row(lines.next());
    const auto kind = row.next();
    round.push_back(read_operation(kind, row));
    steps.push_back(read_operation(kind, row));
  }
  for (std::int64_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < round.size(); ++j) {
      operations.push_back({round[j].kind, round[j].sequence + i * steps[j].sequence,
                            round[j].pages + i * steps[j].pages});
    }
  }
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<Reports> outcome(std::int64_t capacity, const Operations& operations) {
  try {
    return replay(capacity, operations);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

// The reports in the words of Python, [0, 2]; a number for each block of a long list.
std::string words_of(const Reports& reports, std::size_t wanted) {
  if (reports.size() != wanted) {
    return "RESULT has " + std::to_string(reports.size()) + " reports for " +
           std::to_string(wanted) + " operations";
  }
  if (wanted <= block) {
    std::string words = "[";
    for (std::size_t i = 0; i < wanted; ++i) {
      if (i > 0) words += ", ";
      words += std::to_string(reports[i]);
    }
    return words + "]";
  }
  std::string words = "in blocks";
  for (std::size_t at = 0; at < wanted; at += block) {
    std::uint64_t mixed = 0;
    for (auto i = at; i < std::min(at + block, wanted); ++i) {
      mixed = mixed * 1'000'003 + static_cast<std::uint64_t>(reports[i]);
    }
    words += " " + std::to_string(mixed);
  }
  return words;
}

std::string judge(std::int64_t capacity, const Operations& operations) {
  const auto pristine = operations;
  const auto first = outcome(capacity, operations);
  const auto second = operations.size() <= twice ? outcome(capacity, operations) : first;
  if (operations != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? words_of(*first, operations.size()) : "ValueError";
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
    head.next();  // ops
    head.next();  // list or tuple: what holds the operations
    head.next();  // list or tuple: what each of them is
    const auto capacity = head.number();
    const auto wanted = static_cast<std::size_t>(head.number());
    Operations operations;
    while (operations.size() < wanted) read_operations(lines, operations);
    std::cout << judge(capacity, operations) << std::endl;
  }
}
