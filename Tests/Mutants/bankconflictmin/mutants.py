"""Mutants of the reference of `bankconflictmin`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/words_of_each_bank"

LANES = "    if len(addresses) > 32:\n"
CHECK = "    if any(address < 0 or address % 4 for address in addresses):\n"
TABLE = "    wanted = [set() for _ in range(32)]\n"
LOOP = "    for address in addresses:\n"
WORD = "        word = address // 4\n"
ADD = "        wanted[word % 32].add(word)\n"
RESULT = "    return max(len(words) for words in wanted)\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("allows_33_lanes", LANES, "    if len(addresses) > 33:\n"),
    ("allows_31_lanes", LANES, "    if len(addresses) > 31:\n"),
    ("allows_63_lanes", LANES, "    if len(addresses) > 63:\n"),
    ("lanes_not_counted", LANES, "    if False:\n"),
    ("different_lanes_counted", LANES, "    if len(set(addresses)) > 32:\n"),
    ("refuses_no_lanes", LANES, "    if not addresses or len(addresses) > 32:\n"),
    ("refuses_part_of_a_warp", LANES, "    if len(addresses) % 32:\n"),
    ("refuses_equal_lanes", LANES, "    if len(addresses) > len(set(addresses)):\n"),
    ("reads_the_first_32", LANES, "    addresses = addresses[:32]\n" + LANES),
    ("other_error", 'ValueError("more', 'IndexError("more'),
    ("other_error_for_addresses", 'ValueError("not', 'IndexError("not'),
    ("addresses_not_checked", CHECK, "    if False:\n"),
    ("negative_not_checked", CHECK, CHECK.replace("address < 0 or ", "")),
    ("refuses_0", CHECK, CHECK.replace("< 0", "<= 0")),
    ("allows_minus_4", CHECK, CHECK.replace("< 0", "< -4")),
    ("multiples_not_checked", CHECK, CHECK.replace(" or address % 4", "")),
    ("multiples_of_2", CHECK, CHECK.replace("% 4", "% 2")),
    ("multiples_of_8", CHECK, CHECK.replace("% 4", "% 8")),
    ("odd_allowed", CHECK, CHECK.replace("address % 4", "address % 4 == 2")),
    ("both_faults_at_once", CHECK, CHECK.replace(" or ", " and ")),
    ("all_must_be_wrong", CHECK, CHECK.replace("any(", "addresses and all(")),
    ("first_not_checked", CHECK, CHECK.replace("in addresses", "in addresses[1:]")),
    ("last_not_checked", CHECK, CHECK.replace("in addresses", "in addresses[:-1]")),
    ("first_alone_checked", CHECK, CHECK.replace("in addresses", "in addresses[:1]")),
    ("refuses_beyond_2e39", CHECK, CHECK.replace("address < 0", "not 0 <= address < 2**39")),
    ("refuses_beyond_32_bits", CHECK, CHECK.replace("address < 0", "not 0 <= address < 2**32")),
    (
        "equal_lanes_not_checked",
        CHECK,
        "    if len(set(addresses)) == 1:\n        return 1\n" + CHECK,
    ),
    ("33_banks", TABLE + LOOP + WORD + ADD, (TABLE + LOOP + WORD + ADD).replace("32", "33")),
    ("16_banks", ADD, "        wanted[word % 16].add(word)\n"),
    ("64_banks", TABLE + LOOP + WORD + ADD, (TABLE + LOOP + WORD + ADD).replace("32", "64")),
    ("words_of_8_bytes", WORD, "        word = address // 8\n"),
    ("words_of_2_bytes", WORD, "        word = address // 2\n"),
    ("words_of_1_byte", WORD, "        word = address\n"),
    ("address_for_the_bank", ADD, "        wanted[address % 32].add(word)\n"),
    ("banks_of_neighbours", ADD, "        wanted[word // 32 % 32].add(word)\n"),
    ("one_row_alone", ADD, "        wanted[word % 32].add(word % 1024)\n"),
    ("words_of_32_bits", WORD, "        word = address // 4 % 2**32\n"),
    ("addresses_of_31_bits", WORD, "        word = address % 2**31 // 4\n"),
    ("addresses_of_32_bits", WORD, "        word = address % 2**32 // 4\n"),
    ("addresses_of_39_bits", WORD, "        word = address % 2**39 // 4\n"),
    ("row_of_24_bits", ADD, "        wanted[word % 32].add(word // 32 % 2**24)\n"),
    ("first_lane_skipped", LOOP, "    for address in addresses[1:]:\n"),
    ("last_lane_skipped", LOOP, "    for address in addresses[:31]:\n"),
    ("address_0_skipped", LOOP, "    for address in filter(None, addresses):\n"),
    (
        "neighbours_alone_broadcast",
        TABLE + LOOP + WORD + ADD,
        "    wanted, before = [[] for _ in range(32)], None\n"
        + LOOP
        + WORD
        + "        if word != before:\n            wanted[word % 32].append(word)\n"
        + "        before = word\n",
    ),
    (
        "lanes_counted",
        TABLE + LOOP + WORD + ADD,
        "    wanted = [[] for _ in range(32)]\n"
        + LOOP
        + WORD
        + "        wanted[word % 32].append(word)\n",
    ),
    (
        "broadcast_if_all_the_same",
        TABLE + LOOP + WORD + ADD,
        "    if len(set(addresses)) == 1:\n        return 1\n"
        + "    wanted = [[] for _ in range(32)]\n"
        + LOOP
        + WORD
        + "        wanted[word % 32].append(word)\n",
    ),
    ("all_banks", RESULT, "    return sum(len(words) for words in wanted)\n"),
    ("busy_banks", RESULT, "    return sum(map(bool, wanted))\n"),
    ("first_bank", RESULT, "    return len(wanted[0])\n"),
    ("all_but_the_last_bank", RESULT, "    return max(len(words) for words in wanted[:31])\n"),
    ("all_but_the_first_bank", RESULT, "    return max(len(words) for words in wanted[1:])\n"),
    ("one_at_least", RESULT, "    return max(1, *(len(words) for words in wanted))\n"),
    ("conflicts_alone", RESULT, "    return max(len(words) - 1 for words in wanted)\n"),
    (
        "conflicts_of_all_banks",
        RESULT,
        "    return sum(max(0, len(words) - 1) for words in wanted) + bool(addresses)\n",
    ),
    ("16_at_most", RESULT, "    return min(16, max(len(words) for words in wanted))\n"),
    ("31_at_most", RESULT, "    return min(31, max(len(words) for words in wanted))\n"),
    (
        "power_of_two",
        RESULT,
        "    most = max(len(words) for words in wanted)\n"
        "    return 1 << (most - 1).bit_length() if most else 0\n",
    ),
    ("result_is_a_float", RESULT, "    return float(max(len(words) for words in wanted))\n"),
    ("sorts_in_place", TABLE, "    isinstance(addresses, list) and addresses.sort()\n" + TABLE),
    ("lists_only", TABLE, "    addresses.copy()\n" + TABLE),
]
