/* -1 when there is anything but the digits from 1 to 9. */
int sum_of_digits(const char *text);
