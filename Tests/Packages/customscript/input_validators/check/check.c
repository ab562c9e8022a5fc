#include <stdio.h>

int main(void) {
  int n, end;
  char after;
  end = scanf("%d%c", &n, &after);
  return end == 2 && n > 0 && n <= 1000 && after == '\n' && getchar() == EOF ? 42 : 43;
}
