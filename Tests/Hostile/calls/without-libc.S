// Class: program without libc
// Does: nothing but a forbidden call, in assembly
// Built: -nostdlib -static
// Verdict: SV in every mode
// Fact: forbidden call mount
// Because: seccomp notifies its owner
    .globl _start
_start:
#if defined(__x86_64__)
    mov $165, %eax
    xor %edi, %edi
    xor %esi, %esi
    xor %edx, %edx
    xor %r10d, %r10d
    xor %r8d, %r8d
    syscall
    mov $60, %eax
    syscall
#elif defined(__aarch64__)
    mov x8, 40
    svc 0
    mov x8, 93
    svc 0
#endif
    .section .note.GNU-stack, "", %progbits
