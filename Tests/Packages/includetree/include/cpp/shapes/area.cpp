#include "area.h"

long square(long side) { return side * side; }
