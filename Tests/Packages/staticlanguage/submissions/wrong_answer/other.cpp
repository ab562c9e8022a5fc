// Begins elsewhere.
#include "number.h"

int main() { std::cout << number() << '\n'; }
