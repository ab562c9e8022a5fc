// Class: filter of one's own
// Does: installs a filter that notifies itself, to answer forbidden calls in the judge's place
// Verdict: AC in every mode
// Fact: says held
// Because: the seccomp call does not exist here (ENOSYS)
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct sock_filter notify = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
    struct sock_fprog program = {1, &notify};
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
    long filter = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    long strict = syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, NULL);
    long old = prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT, 0, 0, 0);
    puts(listener >= 0 || filter >= 0 || strict >= 0 || old >= 0 ? "through" : "held");
}
