#pragma once
#include <iostream>

inline long number() {
  long n = 0;
  std::cin >> n;
  return n;
}
