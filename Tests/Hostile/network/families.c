// Class: network
// Does: opens a socket of the family that its argument names
// Each: unspec inet inet6 raw icmp raw6 netlink packet vsock alg bluetooth can xdp rds tipc key kcm smc qipcrtr ax25 appletalk
// Each: x25 llc nfc ieee802154 phonet caif ib mctp rxrpc pppox nothing
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call socket
// Because: the filter lets no family but AF_UNIX pass, and that without a socket
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const struct {
    const char *name;
    int family, type, protocol;
} kinds[] = {
    {"unspec", 0, SOCK_STREAM, 0}, {"inet", AF_INET, SOCK_STREAM, 0}, {"inet6", AF_INET6, SOCK_STREAM, 0},
    {"raw", AF_INET, SOCK_RAW, 255}, {"icmp", AF_INET, SOCK_DGRAM, 1}, {"raw6", AF_INET6, SOCK_RAW, 58},
    {"netlink", AF_NETLINK, SOCK_RAW, 0}, {"packet", AF_PACKET, SOCK_RAW, 0x0300}, {"vsock", 40, SOCK_STREAM, 0},
    {"alg", 38, SOCK_SEQPACKET, 0}, {"bluetooth", 31, SOCK_RAW, 1}, {"can", 29, SOCK_RAW, 1}, {"xdp", 44, SOCK_RAW, 0},
    {"rds", 21, SOCK_SEQPACKET, 0}, {"tipc", 30, SOCK_STREAM, 0}, {"key", 15, SOCK_RAW, 2}, {"kcm", 41, SOCK_SEQPACKET, 0},
    {"smc", 43, SOCK_STREAM, 0}, {"qipcrtr", 42, SOCK_DGRAM, 0}, {"ax25", 3, SOCK_DGRAM, 0}, {"appletalk", 5, SOCK_DGRAM, 0},
    {"x25", 9, SOCK_SEQPACKET, 0}, {"llc", 26, SOCK_DGRAM, 0}, {"nfc", 39, SOCK_SEQPACKET, 0}, {"ieee802154", 36, SOCK_DGRAM, 0},
    {"phonet", 35, SOCK_DGRAM, 0}, {"caif", 37, SOCK_STREAM, 0}, {"ib", 27, SOCK_STREAM, 0}, {"mctp", 45, SOCK_DGRAM, 0},
    {"rxrpc", 33, SOCK_DGRAM, 0}, {"pppox", 24, SOCK_STREAM, 0}, {"nothing", -1, SOCK_STREAM, 0},
};

int main(int count, char **arguments) {
    int made = 0;
    for (size_t i = 0; count > 1 && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, arguments[1]) == 0) made = socket(kinds[i].family, kinds[i].type, kinds[i].protocol);
    }
    puts(made < 0 ? "held" : "through");
}
