/* Kills itself before the first guess. */
#include <stdlib.h>

int main(void) { abort(); }
