// Class: good. Exits with the status that its argument names.
// Expected: AC or RTE with that status. Fact: the wait status.
#include <stdlib.h>

int main(int count, char **arguments) { return count > 1 ? atoi(arguments[1]) : 0; }
