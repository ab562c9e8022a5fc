// Class: network
// Does: asks io_uring, which makes calls that no filter sees, for a socket
// Verdict: SV in every mode
// Fact: forbidden call io_uring_setup
// Because: io_uring itself is a forbidden call
#include <linux/io_uring.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct io_uring_params parameters = {.flags = IORING_SETUP_SQPOLL};
    puts(syscall(SYS_io_uring_setup, 8, &parameters) < 0 ? "held" : "through");
}
