"""Mutants of the reference of `prefixcachematch`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/numbered_prefixes"

CHECK = "        if block < 1:\n"
RANGE = "        for end in range(size, len(tokens) + 1, size):\n"
BLOCK = "            yield tuple(tokens[end - size : end])\n"
ADD = "        prefix = 0\n        for"
NUMBER = "            prefix = self.numbers.setdefault((prefix, block), len(self.numbers) + 1)\n"
START = "        prefix, matched = 0, 0\n"
FIND = "            prefix = self.numbers.get((prefix, block))\n"
MISS = "            if prefix is None:\n                break\n"
COUNT = "            matched += self.block\n"
RESULT = "        return matched\n"
PREFIXES = "    prefixes = Prefixes(block)\n"
CACHED = "    for tokens in cache:\n"
MATCHES = "    return [prefixes.match(tokens) for tokens in queries]\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("not_checked", CHECK, "        if False:\n"),
    ("allows_0", CHECK, "        if block < 0:\n"),
    ("allows_minus_one", CHECK, "        if block < 1 and block != -1:\n"),
    ("refuses_0_alone", CHECK, "        if block == 0:\n"),
    ("refuses_1", CHECK, "        if block < 2:\n"),
    ("refuses_large_blocks", CHECK, "        if not 0 < block < 2**31:\n"),
    ("block_of_32_bits", CHECK, "        block = (block + 2**31) % 2**32 - 2**31\n" + CHECK),
    (
        "block_beyond_32_bits_cut_off",
        CHECK,
        "        block = block % 2**32 if block > 0 else 0\n" + CHECK,
    ),
    ("size_of_the_block", CHECK, "        block = abs(block)\n" + CHECK),
    ("other_error", "ValueError", "IndexError"),
    ("no_check_without_queries", PREFIXES, "    if not queries:\n        return []\n" + PREFIXES),
    (
        "no_check_without_cache",
        PREFIXES,
        "    if not cache:\n        return [0] * len(queries)\n" + PREFIXES,
    ),
    (
        "no_check_without_anything",
        PREFIXES,
        "    if not cache and not queries:\n        return []\n" + PREFIXES,
    ),
    (
        "refuses_an_empty_cache",
        PREFIXES,
        "    if not cache:\n        raise ValueError\n" + PREFIXES,
    ),
    (
        "refuses_no_queries",
        PREFIXES,
        "    if not queries:\n        raise ValueError\n" + PREFIXES,
    ),
    (
        "refuses_empty_sequences",
        PREFIXES,
        "    if not all(map(len, cache)):\n        raise ValueError\n" + PREFIXES,
    ),
    (
        "refuses_empty_queries",
        PREFIXES,
        "    if not all(map(len, queries)):\n        raise ValueError\n" + PREFIXES,
    ),
    ("rests_are_blocks", RANGE, "        for end in range(size, len(tokens) + size, size):\n"),
    ("last_block_left_out", RANGE, "        for end in range(size, len(tokens), size):\n"),
    ("first_block_left_out", RANGE, "        for end in range(2 * size, len(tokens) + 1, size):\n"),
    ("block_by_token", RANGE, "        for end in range(size, len(tokens) + 1):\n"),
    ("blocks_of_one", RANGE, "        size = 1\n" + RANGE),
    ("blocks_larger_by_one", RANGE, "        size += 1\n" + RANGE),
    ("hundred_blocks", RANGE, "        for end in range(size, len(tokens) + 1, size)[:100]:\n"),
    ("3999_blocks", RANGE, "        for end in range(size, len(tokens) + 1, size)[:3999]:\n"),
    ("first_token_of_a_block", BLOCK, "            yield tokens[end - size]\n"),
    ("last_token_of_a_block", BLOCK, "            yield tokens[end - 1]\n"),
    (
        "all_but_the_first",
        BLOCK,
        "            yield tuple(tokens[end - size + 1 : end]), size > 1 or tokens[end - 1]\n",
    ),
    (
        "all_but_the_last",
        BLOCK,
        "            yield tuple(tokens[end - size : end - 1]), size > 1 or tokens[end - 1]\n",
    ),
    ("in_any_order", BLOCK, "            yield tuple(sorted(tokens[end - size : end]))\n"),
    ("as_a_set", BLOCK, "            yield frozenset(tokens[end - size : end])\n"),
    ("sums", BLOCK, "            yield sum(tokens[end - size : end])\n"),
    ("digits", BLOCK, '            yield "".join(map(str, tokens[end - size : end]))\n'),
    ("truths", BLOCK, "            yield tuple(map(bool, tokens[end - size : end]))\n"),
    ("without_zeros", BLOCK, "            yield tuple(filter(None, tokens[end - size : end]))\n"),
    (
        "tokens_of_8_bits",
        BLOCK,
        "            yield tuple(t % 2**8 for t in tokens[end - size : end])\n",
    ),
    (
        "tokens_of_16_bits",
        BLOCK,
        "            yield tuple(t % 2**16 for t in tokens[end - size : end])\n",
    ),
    (
        "tokens_of_30_bits",
        BLOCK,
        "            yield tuple(t % 2**30 for t in tokens[end - size : end])\n",
    ),
    (
        "without_the_lowest_bit",
        BLOCK,
        "            yield tuple(t // 2 for t in tokens[end - size : end])\n",
    ),
    (
        "hash_mod_2e64",
        BLOCK,
        "            value = 0\n"
        "            for token in tokens[end - size : end]:\n"
        "                value = (value * 1_000_003 + token) % 2**64\n"
        "            yield value\n",
    ),
    (
        "hash_of_30_bits",
        BLOCK,
        "            value = 0\n"
        "            for token in tokens[end - size : end]:\n"
        "                value = (value * 31 + token) % 1_000_000_007\n"
        "            yield value\n",
    ),
    ("hash_of_20_bits", BLOCK, "            yield hash(tuple(tokens[end - size : end])) % 2**20\n"),
    ("goes_on_from_the_last_one", ADD, "        prefix = len(self.numbers)\n        for"),
    ("adds_by_place", NUMBER, NUMBER + "            prefix = 0\n"),
    (
        "forgets_older_ones",
        NUMBER,
        "            prefix = self.numbers[prefix, block] = len(self.numbers) + 1\n",
    ),
    ("first_block_of_cached_alone", NUMBER, NUMBER + "            break\n"),
    ("starts_counting_at_one_block", START, "        prefix, matched = 0, self.block\n"),
    ("second_start", START, "        prefix, matched = 1, 0\n"),
    ("blocks_of_any_prefix", FIND, FIND.replace("(prefix, block)", "(0, block)")),
    (
        "misses_are_a_start",
        MISS,
        "            if prefix is None:\n                prefix = 0\n                continue\n",
    ),
    ("whole_queries_alone", MISS, MISS.replace("break", "return 0")),
    ("misses_count", MISS, MISS.replace("break", "return matched + self.block")),
    ("counts_blocks", COUNT, "            matched += 1\n"),
    ("first_block_alone", COUNT, COUNT + "            break\n"),
    (
        "keeps_a_block_back",
        RESULT,
        "        return matched - self.block * (0 < matched == len(tokens))\n",
    ),
    ("keeps_a_block_back_of_all", RESULT, "        return max(0, matched - self.block)\n"),
    (
        "rests_of_queries_count",
        RESULT,
        "        return len(tokens) if len(tokens) - matched < self.block else matched\n",
    ),
    ("floats", RESULT, "        return float(matched)\n"),
    ("booleans", RESULT, "        return matched or False\n"),
    ("all_but_the_first_cached", CACHED, "    for tokens in cache[1:]:\n"),
    ("all_but_the_last_cached", CACHED, "    for tokens in cache[:-1]:\n"),
    ("a_thousand_cached", CACHED, "    for tokens in cache[:1000]:\n"),
    (
        "first_of_each_beginning",
        CACHED,
        "    for tokens in {tuple(s[:block]): s for s in cache[::-1]}.values():\n",
    ),
    (
        "last_of_each_beginning",
        CACHED,
        "    for tokens in {tuple(s[:block]): s for s in cache}.values():\n",
    ),
    (
        "cache_emptied",
        MATCHES,
        MATCHES.replace("    return", "    result =")
        + "    if isinstance(cache, list):\n        cache.clear()\n    return result\n",
    ),
    ("queries_turned_round", MATCHES, MATCHES.replace("in queries]", "in reversed(queries)]")),
    (
        "queries_once",
        MATCHES,
        "    return [prefixes.match(tokens) for tokens in dict.fromkeys(map(tuple, queries))]\n",
    ),
    (
        "queries_sorted",
        MATCHES,
        "    return [prefixes.match(tokens) for tokens in sorted(queries)]\n",
    ),
    (
        "queries_in_place",
        MATCHES,
        "    if isinstance(queries, list):\n        queries.sort()\n" + MATCHES,
    ),
    (
        "queries_that_match_alone",
        MATCHES,
        "    return list(filter(None, map(prefixes.match, queries)))\n",
    ),
    (
        "queries_without_empty_ones",
        MATCHES,
        "    return [prefixes.match(tokens) for tokens in queries if tokens]\n",
    ),
    (
        "queries_are_cached",
        MATCHES,
        "    return [(prefixes.match(tokens), prefixes.add(tokens))[0] for tokens in queries]\n",
    ),
    (
        "queries_are_cached_first",
        MATCHES,
        "    for tokens in queries:\n        prefixes.add(tokens)\n" + MATCHES,
    ),
    (
        "best_query",
        MATCHES,
        "    return max((prefixes.match(tokens) for tokens in queries), default=0)\n",
    ),
    ("a_generator", MATCHES, "    return (prefixes.match(tokens) for tokens in queries)\n"),
    ("prints", MATCHES, '    print("matching")\n' + MATCHES),
]
