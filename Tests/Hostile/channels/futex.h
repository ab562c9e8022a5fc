// A futex in a page of a shared file: the receiver's waiting needs no more than that it may read it.
#pragma once

#include <linux/futex.h>
#include <pthread.h>

#include "pages.h"

static volatile uint32_t *word;
static volatile long wakes;

static void *futex_waiter(void *unused) {
    for (;;)
        // Woken, 0; else the word is not what was expected, or a signal came.
        if (syscall(SYS_futex, word, FUTEX_WAIT, *word, NULL, NULL, 0) == 0) wakes++;
    return unused;
}

static void futex_open_end(bool sends) {
    word = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, pages_open(), 0);
    pthread_t thread;
    if (!sends) pthread_create(&thread, NULL, futex_waiter, NULL);
}

static long futex_see(void) {
    long seen = wakes;
    wakes = 0;
    return seen > 0;
}
