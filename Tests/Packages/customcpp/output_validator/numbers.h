#pragma once

#include <istream>
#include <vector>

// All numbers of a stream; none when there is anything else in it.
std::vector<int> numbers(std::istream &stream);

bool isPermutation(std::vector<int> values, int n);
