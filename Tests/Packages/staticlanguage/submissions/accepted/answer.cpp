// Right, in C++.
#include "number.h"

int main() { std::cout << number() << '\n'; }
