// Many threads or none: for media that count those of everybody. Each may be told from a process by none of them.
#pragma once

#include <linux/futex.h>
#include <pthread.h>

#include "channel.h"

enum { CROWD = 24 };

static pthread_t crowd[CROWD];
static uint32_t crowd_stands;

static void *stand(void *unused) {
    while (__atomic_load_n(&crowd_stands, __ATOMIC_SEQ_CST)) syscall(SYS_futex, &crowd_stands, FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0);
    return unused;
}

static void crowd_set(bool bit) {
    static pthread_attr_t small;
    if (bit == crowd_stands) return;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    __atomic_store_n(&crowd_stands, bit, __ATOMIC_SEQ_CST);
    if (!bit) syscall(SYS_futex, &crowd_stands, FUTEX_WAKE_PRIVATE, CROWD, NULL, NULL, 0);
    for (int i = 0; i < CROWD; i++) {
        if (bit && pthread_create(&crowd[i], &small, stand, NULL) != 0) crowd[i] = 0;
        else if (!bit && crowd[i]) pthread_join(crowd[i], NULL);
    }
}
