// Class: network of the host
// Does: reads what /proc tells of interfaces, routes, neighbours and connections
// Verdict: AC in every mode
// Fact: says held
// Because: the network namespace has a loopback interface that is down, and nothing else
#include <ctype.h>
#include <stdio.h>
#include <string.h>

// Lines of a table that are neither headings nor about the loopback interface.
static int foreign_lines(const char *name) {
    char path[64], line[512];
    int lines = 0;
    snprintf(path, sizeof path, "/proc/self/net/%s", name);
    FILE *table = fopen(path, "r");
    while (table != NULL && fgets(line, sizeof line, table) != NULL) {
        char *start = line;
        while (isspace((unsigned char)*start)) start++;
        int is_entry = isdigit((unsigned char)*start) || (strcmp(name, "dev") == 0 && strchr(line, ':') != NULL);
        lines += is_entry && strstr(line, "lo") == NULL;
    }
    if (table != NULL) fclose(table);
    return lines;
}

int main(void) {
    static const char *const tables[] = {"dev", "route", "arp", "tcp", "tcp6", "udp", "raw", "packet", "if_inet6", "fib_trie"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (foreign_lines(tables[i]) > 0) return puts(tables[i]) < 0;
    }
    puts("held");
}
