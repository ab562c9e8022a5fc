/* The number that a file holds; -1: none. */
long number_in(const char *path);
