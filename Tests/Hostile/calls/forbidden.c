// Class: forbidden system call
// Does: makes the system call that its argument names
// Each: ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd mount umount2 pivot_root chroot open_tree
// Each: move_mount fsopen mount_setattr unshare setns open_by_handle_at name_to_handle_at io_uring_setup userfaultfd
// Each: bpf perf_event_open fanotify_init init_module finit_module kexec_load reboot syslog acct personality
// Each: sethostname add_key keyctl request_key settimeofday clock_settime swapon quotactl process_madvise fsconfig
// Each: fsmount fspick swapoff io_uring_enter io_uring_register delete_module kexec_file_load setdomainname vhangup
// Each: clock_adjtime adjtimex
// Verdict: SV in every mode
// Unit: AC or SV
// Fact: forbidden call {}
// Because: seccomp notifies its owner
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CALL(name) {#name, SYS_##name}

static const struct {
    const char *name;
    long number;
} calls[] = {
    CALL(ptrace), CALL(process_vm_readv), CALL(process_vm_writev), CALL(kcmp), CALL(pidfd_getfd),
    CALL(mount), CALL(umount2), CALL(pivot_root), CALL(chroot), CALL(open_tree), CALL(move_mount),
    CALL(fsopen), CALL(mount_setattr), CALL(unshare), CALL(setns), CALL(open_by_handle_at),
    CALL(name_to_handle_at), CALL(io_uring_setup), CALL(userfaultfd), CALL(bpf), CALL(perf_event_open),
    CALL(fanotify_init), CALL(init_module), CALL(finit_module), CALL(kexec_load), CALL(reboot),
    CALL(syslog), CALL(acct), CALL(personality), CALL(sethostname), CALL(add_key), CALL(keyctl),
    CALL(request_key), CALL(settimeofday), CALL(clock_settime), CALL(swapon), CALL(quotactl),
    CALL(process_madvise), CALL(fsconfig), CALL(fsmount), CALL(fspick), CALL(swapoff), CALL(io_uring_enter),
    CALL(io_uring_register), CALL(delete_module), CALL(kexec_file_load), CALL(setdomainname), CALL(vhangup),
    CALL(clock_adjtime), CALL(adjtimex),
#ifdef __x86_64__
    CALL(iopl), CALL(ioperm), CALL(modify_ldt),
#endif
};

int main(int count, char **arguments) {
    long result = 0;
    for (size_t i = 0; count > 1 && i < sizeof calls / sizeof *calls; i++) {
        if (strcmp(calls[i].name, arguments[1]) == 0) result = syscall(calls[i].number, 0, 0, 0, 0, 0, 0);
    }
    puts(result < 0 ? "held" : "through");
}
