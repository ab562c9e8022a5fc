/* Right, in C; it ends with its answer in the first two times. */
#include <stdio.h>
#include <string.h>

int main(void) {
  char order[10], what[10];
  while (scanf("%9s %9s", order, what) == 2) {
    if (strcmp(order, "store") == 0) {
      int n = 0;
      sscanf(what, "%d", &n);
      printf("%c%c%c\n", 'a' + n / 676, 'a' + n / 26 % 26, 'a' + n % 26);
      return 0;
    }
    printf("%d\n", (what[0] - 'a') * 676 + (what[1] - 'a') * 26 + what[2] - 'a');
    fflush(stdout);
  }
  return 0;
}
