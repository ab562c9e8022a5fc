// Class: memory that the kernel writes
// Does: names the kernel's memory, and garbage, as where the kernel is to tell that a thread has ended
// Verdict: AC in every mode
// Fact: says held
// Because: the kernel writes nowhere that the program could not
#include <linux/futex.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    static struct robust_list_head list;
    const unsigned long kernel = 0xffff888000000000UL;
    for (int i = 0; i < 4; i++) {
        pid_t child = fork();
        if (child == 0) {
            list.list.next = (struct robust_list *)(i % 2 ? kernel : (unsigned long)&list.list.next | 1);
            list.futex_offset = -0x7fffffffL;
            if (i < 2) syscall(SYS_set_tid_address, kernel + 4);
            else syscall(SYS_set_robust_list, i == 2 ? (void *)kernel : &list, sizeof list);
            syscall(SYS_exit, 0);
        }
        waitpid(child, NULL, 0);
    }
    char *const addresses[] = {(char *)kernel, (char *)-4096L, (char *)8};
    for (int i = 0; i < 3; i++) {
        if (syscall(SYS_gettimeofday, addresses[i], 0) == 0 || syscall(SYS_getrandom, addresses[i], 8, 0) > 0)
            return puts("through") < 0;
    }
    puts("held");
}
