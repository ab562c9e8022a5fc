#pragma once

#include <cstdint>
#include <vector>

// The fewest transactions in which 32 banks of 4-byte words deliver to each lane the word at its
// address, in bytes; a word goes to all lanes that want it at once. Throws std::invalid_argument if
// there are more than 32 addresses, or if one is negative or not a multiple of 4.
std::int64_t transactions(const std::vector<std::int64_t>& addresses);
