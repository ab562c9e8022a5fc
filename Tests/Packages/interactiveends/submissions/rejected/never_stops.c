/* Was accepted, and says more than any submission may. */
#include <stdio.h>

int main(void) {
  puts("accept");
  for (;;) puts("more");
}
