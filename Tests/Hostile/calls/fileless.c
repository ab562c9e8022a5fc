// Class: program without a file
// Does: copies itself into a file in memory, runs that, and makes a forbidden call in it
// Given: profile runtime
// Verdict: SV in every mode
// Fact: forbidden call unshare
// Because: a filter stays over execve, whatever is executed
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2) {
        int memory = memfd_create("program", 0), own = open(arguments[0], O_RDONLY);
        while (sendfile(memory, own, NULL, 1 << 20) > 0) {
        }
        fexecve(memory, (char *[]){"program", "again", NULL}, (char *[]){NULL});
        return 1;
    }
    unshare(CLONE_NEWUSER);
    puts("through");
}
