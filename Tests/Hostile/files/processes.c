// Class: other processes
// Does: looks into other processes through /proc
// Verdict: AC in every mode
// Fact: says held
// Because: its pid namespace has none but its own and a process 1 that is closed to it
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    DIR *processes = opendir("/proc");
    int seen = 0;
    for (struct dirent *entry; processes != NULL && (entry = readdir(processes)) != NULL;) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9') seen++;
    }
    int open_mem = open("/proc/1/mem", O_RDONLY) >= 0, open_environment = open("/proc/1/environ", O_RDONLY) >= 0;
    char link[64];
    int followed = readlink("/proc/1/exe", link, sizeof link) >= 0 || readlink("/proc/1/root", link, sizeof link) >= 0;
    puts(seen > 2 || open_mem || open_environment || followed ? "through" : "held");
}
