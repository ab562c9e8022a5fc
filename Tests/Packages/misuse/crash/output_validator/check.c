#include <stdlib.h>

/* Is killed by a signal of its own. */
int main(void) { abort(); }
