#pragma once

#include <linux/sched.h>
#include <stdint.h>
#include <sys/syscall.h>

// System calls without libc. A run's init shares memory with the cell (CLONE_VM), and with it libc's thread-local errno; so
// init and the child it vforks use nothing of libc.

#if defined(__x86_64__)

static inline long raw6(long number, long a, long b, long c, long d, long e, long f) {
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

// clone3(2) onto a stack of its own: the child calls `function(argument)`, which must not return.
static inline long raw_clone3(struct clone_args *arguments, void (*function)(void *), void *argument) {
    long result;
    register void (*r12)(void *) __asm__("r12") = function;
    register void *r13 __asm__("r13") = argument;
    __asm__ volatile(
        "syscall\n\t"
        "test %%rax, %%rax\n\t"
        "jnz 1f\n\t"
        "xor %%ebp, %%ebp\n\t"
        "mov %%r13, %%rdi\n\t"
        "call *%%r12\n\t"
        "ud2\n"
        "1:"
        : "=a"(result)
        : "a"(SYS_clone3), "D"(arguments), "S"(sizeof *arguments), "r"(r12), "r"(r13)
        : "rcx", "r11", "memory");
    return result;
}

#elif defined(__aarch64__)

static inline long raw6(long number, long a, long b, long c, long d, long e, long f) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc #0"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
                     : "memory");
    return x0;
}

static inline long raw_clone3(struct clone_args *arguments, void (*function)(void *), void *argument) {
    register long x8 __asm__("x8") = SYS_clone3;
    register void *x0 __asm__("x0") = arguments;
    register long x1 __asm__("x1") = sizeof *arguments;
    register void (*x19)(void *) __asm__("x19") = function;
    register void *x20 __asm__("x20") = argument;
    __asm__ volatile(
        "svc #0\n\t"
        "cbnz x0, 1f\n\t"
        "mov x29, xzr\n\t"
        "mov x0, x20\n\t"
        "blr x19\n\t"
        "brk #1\n"
        "1:"
        : "+r"(x0)
        : "r"(x8), "r"(x1), "r"(x19), "r"(x20)
        : "memory", "x30");
    return (long)x0;
}

#else
#error "judge-spawn knows x86-64 and AArch64"
#endif

#define RAW_PICK(_1, _2, _3, _4, _5, _6, _7, name, ...) name
#define RAW1(n) raw6(n, 0, 0, 0, 0, 0, 0)
#define RAW2(n, a) raw6(n, (long)(a), 0, 0, 0, 0, 0)
#define RAW3(n, a, b) raw6(n, (long)(a), (long)(b), 0, 0, 0, 0)
#define RAW4(n, a, b, c) raw6(n, (long)(a), (long)(b), (long)(c), 0, 0, 0)
#define RAW5(n, a, b, c, d) raw6(n, (long)(a), (long)(b), (long)(c), (long)(d), 0, 0)
#define RAW6(n, a, b, c, d, e) raw6(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0)
#define RAW7(n, a, b, c, d, e, f) raw6(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
/// The system call `number` with up to six arguments; a negative errno when it fails.
#define raw(...) RAW_PICK(__VA_ARGS__, RAW7, RAW6, RAW5, RAW4, RAW3, RAW2, RAW1)(__VA_ARGS__)
