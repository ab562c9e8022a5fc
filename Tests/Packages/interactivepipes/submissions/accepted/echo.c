/* Far more than a pipe holds, there and back. */
#include <stdio.h>
#include <string.h>

int main(void) {
  static char sent[8001], got[8100];
  puts("echo");
  for (int i = 0; i < 100; i++) {
    memset(sent, 'a' + i % 26, 8000);
    puts(sent);
    fflush(stdout);
    if (!fgets(got, sizeof got, stdin) || strlen(got) != 8001) return 1;
    if (memcmp(sent, got, 8000) != 0) return 2;
  }
  puts("done");
  return 0;
}
