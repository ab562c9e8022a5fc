"""Mutants of the reference of `kvcacheeviction`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/heap_of_last_touches"

CAPACITY = "        if capacity < 0:\n"
PAGES = "        if pages < 1:\n"
HIT = "        hit = entry is not None\n"
NEW = "            entry = Entry()\n"
FIXED = "        fixed = self.pinned - (entry.pages if entry.pins else 0)\n"
FAILS = "        if fixed + pages > self.capacity:\n"
FAILED = FAILS + "            return -1\n"
CLOCK = "        self.clock += 1\n"
STAMP = "        entry.touched = self.clock\n"
USED = "        self.used += pages - entry.pages\n"
PINNED_GROWS = "            self.pinned += pages - entry.pages\n"
KEEPS = "        entry.pages = pages\n"
FULL = "        while self.used > self.capacity:\n"
EVICT = "            evicted += self.evict()\n"
PUSH = "            heappush(self.oldest, (self.clock, sequence))\n"
REPORT = "        return 2 * evicted + hit\n"
STALE = "        if entry is None or entry.pins or entry.touched != touched:\n"
GONE = "        self.used -= entry.pages\n        del self.entries[sequence]\n"
PIN_ABSENT = "            return -1\n        if entry.pins == 0:\n"
PIN_COUNTS = "            self.pinned += entry.pages\n        entry.pins += 1\n"
PIN = "        entry.pins += 1\n"
NO_PINS = "        if entry is None or entry.pins == 0:\n"
UNPIN = "        entry.pins -= 1\n"
LAST_PIN = (
    "            self.pinned -= entry.pages\n"
    "            heappush(self.oldest, (entry.touched, sequence))\n"
)
FREE = "        entry = self.entries.pop(sequence, None)\n"
FREED = (
    "        self.used -= entry.pages\n"
    "        if entry.pins:\n"
    "            self.pinned -= entry.pages\n"
)
FREE_REPORT = "            self.pinned -= entry.pages\n        return entry.pages\n"
REPLAY = "    return [getattr(cache, kind)(*numbers) for kind, *numbers in ops]\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("capacity_not_checked", CAPACITY, "        if False:\n"),
    ("allows_a_capacity_of_minus_one", CAPACITY, "        if capacity < -1:\n"),
    ("refuses_a_capacity_of_0", CAPACITY, "        if capacity < 1:\n"),
    ("other_error", 'ValueError("the capacity', 'IndexError("the capacity'),
    ("other_error_for_pages", 'ValueError("a touch', 'IndexError("a touch'),
    ("pages_not_checked", PAGES, "        if False:\n"),
    ("allows_no_pages", PAGES, "        if pages < 0:\n"),
    ("allows_minus_one", PAGES, "        if pages < 1 and pages != -1:\n"),
    ("refuses_one_page", PAGES, "        if pages < 2:\n"),
    ("checks_misses_alone", PAGES, "        if pages < 1 and sequence not in self.entries:\n"),
    ("checks_hits_alone", PAGES, "        if pages < 1 and sequence in self.entries:\n"),
    ("no_pages_fail", PAGES, "        if pages < 1:\n            return -1\n" + PAGES),
    ("pages_of_32_bits", PAGES, "        pages = (pages + 2**31) % 2**32 - 2**31\n" + PAGES),
    ("names_of_32_bits", PAGES, "        sequence %= 2**32\n" + PAGES),
    ("names_as_floats", PAGES, "        sequence = float(sequence)\n" + PAGES),
    ("0_is_no_name", HIT, "        hit = bool(entry and sequence)\n"),
    (
        "all_are_misses",
        HIT,
        "        hit = False\n        if entry:\n            self.free(sequence)\n",
    ),
    ("growth_is_a_miss", FIXED, "        hit = hit and pages <= entry.pages\n" + FIXED),
    ("own_pages_not_taken_off", FIXED, "        fixed = self.pinned\n"),
    ("own_pages_always_taken_off", FIXED, "        fixed = self.pinned - entry.pages\n"),
    ("pins_do_not_matter", FIXED, "        fixed = 0\n"),
    ("never_exactly_full", FAILS, "        if fixed + pages >= self.capacity:\n"),
    ("one_over_fits", FAILS, "        if fixed + pages > self.capacity + 1:\n"),
    ("only_too_large_ones_fail", FAILS, "        if pages > self.capacity:\n"),
    (
        "too_large_ones_do_not_fail",
        FAILS,
        "        if fixed + min(pages, self.capacity) > self.capacity:\n",
    ),
    ("hits_do_not_fail", FAILS, "        if fixed + pages > self.capacity and not hit:\n"),
    ("failed_growth_keeps_the_place", FAILED, FAILS + "            return 1 if hit else -1\n"),
    ("failure_frees", FAILED, FAILS + "            self.free(sequence)\n            return -1\n"),
    (
        "failure_unpins",
        FAILED,
        FAILS + "            entry.pins and self.unpin(sequence)\n            return -1\n",
    ),
    (
        "failure_is_a_touch",
        FAILED,
        FAILS + "            self.clock += 1\n"
        "            entry.touched = self.clock\n"
        "            heappush(self.oldest, (self.clock, sequence))\n"
        "            return -1\n",
    ),
    (
        "failure_evicts_one",
        FAILED,
        FAILS + "            self.oldest and self.evict()\n            return -1\n",
    ),
    (
        "failure_of_a_hit_takes_all_it_can",
        FAILED,
        FAILS + "            if hit:\n"
        "                return self.touch(sequence, self.capacity - fixed)\n"
        "            return -1\n",
    ),
    ("failure_is_0", FAILED, FAILS + "            return 0\n"),
    (
        "hit_is_no_touch",
        CLOCK + STAMP,
        "        self.clock += 1\n        entry.touched = entry.touched or self.clock\n",
    ),
    (
        "pinned_hit_is_no_touch",
        STAMP,
        "        if not entry.pins:\n            entry.touched = self.clock\n",
    ),
    (
        "shrinking_is_no_touch",
        STAMP,
        "        if pages >= entry.pages:\n            entry.touched = self.clock\n",
    ),
    ("growth_not_counted", USED, "        self.used += 0 if hit else pages\n"),
    ("counts_all_again", USED, "        self.used += pages\n"),
    ("shrinking_not_counted", USED, "        self.used += max(0, pages - entry.pages)\n"),
    ("never_shrinks", FIXED, "        pages = max(pages, entry.pages)\n" + FIXED),
    ("never_grows", FIXED, "        pages = min(pages, entry.pages) if hit else pages\n" + FIXED),
    ("pages_are_added", FIXED, "        pages += entry.pages\n" + FIXED),
    ("pinned_growth_not_counted", PINNED_GROWS, "            pass\n"),
    (
        "pinned_shrinking_not_counted",
        PINNED_GROWS,
        "            self.pinned += max(0, pages - entry.pages)\n",
    ),
    (
        "pinned_never_grows",
        FIXED,
        "        if entry.pins and pages > entry.pages:\n            return -1\n" + FIXED,
    ),
    (
        "touch_unpins",
        KEEPS,
        KEEPS
        + "        if entry.pins:\n            self.pinned -= pages\n            entry.pins = 0\n",
    ),
    ("touch_pins", KEEPS, KEEPS + "        self.pin(sequence)\n"),
    ("first_pages_stay", KEEPS, "        entry.pages = entry.pages or pages\n"),
    ("evicts_when_full", FULL, "        while self.used >= self.capacity and self.oldest:\n"),
    ("evicts_one_at_most", FULL, "        while self.used > self.capacity and not evicted:\n"),
    (
        "evicts_two_at_least",
        FULL,
        "        while self.used > self.capacity or evicted == 1 and self.oldest:\n",
    ),
    ("one_over", FULL, "        while self.used > self.capacity + 1:\n"),
    ("evictions_not_counted", EVICT, "            self.evict()\n"),
    ("throws_not_evictions", EVICT, "            self.evict()\n            evicted += 1\n"),
    ("hit_not_told", REPORT, "        return 2 * evicted\n"),
    ("evictions_alone", REPORT, "        return evicted\n"),
    ("miss_for_hit", REPORT, "        return 2 * evicted + (not hit)\n"),
    ("hit_twice", REPORT, "        return evicted + 2 * hit\n"),
    ("hit_is_a_float", REPORT, "        return 2.0 * evicted + hit\n"),
    ("evicts_the_youngest", PUSH, "            heappush(self.oldest, (-self.clock, sequence))\n"),
    ("evicts_pinned", STALE, "        if entry is None or entry.touched != touched:\n"),
    (
        "any_touch_for_the_last",
        STALE,
        "        if entry is None or entry.pins or entry.touched == self.clock:\n",
    ),
    ("evicted_keeps_its_pages", GONE, "        del self.entries[sequence]\n"),
    ("absent_is_pinned", PIN_ABSENT, "            return 0\n        if entry.pins == 0:\n"),
    (
        "pin_of_an_absent_one_is_1",
        PIN_ABSENT,
        "            return 1\n        if entry.pins == 0:\n",
    ),
    (
        "pages_for_each_pin",
        PIN_ABSENT + PIN_COUNTS,
        "            return -1\n        self.pinned += entry.pages\n        entry.pins += 1\n",
    ),
    ("pin_takes_no_pages", PIN_COUNTS, "            pass\n        entry.pins += 1\n"),
    ("one_pin_at_most", PIN, "        entry.pins = 1\n"),
    ("pin_is_a_touch", PIN, PIN + "        self.clock += 1\n        entry.touched = self.clock\n"),
    (
        "pin_reports_pins_before",
        PIN + "        return entry.pins\n",
        PIN + "        return entry.pins - 1\n",
    ),
    (
        "unpin_of_an_absent_one_is_minus_one",
        NO_PINS,
        "        if entry is None:\n            return -1\n        if entry.pins == 0:\n",
    ),
    (
        "unpin_without_pins_is_minus_one",
        NO_PINS,
        "        if entry is not None and entry.pins == 0:\n            return -1\n" + NO_PINS,
    ),
    ("unpin_takes_all", UNPIN, "        entry.pins = 0\n"),
    ("unpin_to_one", UNPIN, "        entry.pins = max(1, entry.pins - 1)\n"),
    (
        "unpin_is_a_touch",
        LAST_PIN,
        "            self.clock += 1\n            entry.touched = self.clock\n" + LAST_PIN,
    ),
    ("unpinned_goes_first", LAST_PIN, "            entry.touched = -self.clock\n" + LAST_PIN),
    ("unpinned_is_forgotten", LAST_PIN, "            self.pinned -= entry.pages\n"),
    ("unpin_gives_no_pages", LAST_PIN, LAST_PIN.replace("self.pinned -= entry.pages", "pass")),
    (
        "pinned_not_freed",
        FREE,
        "        if sequence in self.entries and self.entries[sequence].pins:\n"
        "            return 0\n" + FREE,
    ),
    (
        "pinned_not_freed_minus_one",
        FREE,
        "        if sequence in self.entries and self.entries[sequence].pins:\n"
        "            return -1\n" + FREE,
    ),
    ("free_takes_one_pin", FREE, "        if self.unpin(sequence):\n            return 0\n" + FREE),
    ("free_leaves_it", FREE, "        entry = self.entries.get(sequence)\n"),
    ("free_gives_nothing_back", FREED, FREED.replace("        self.used -= entry.pages\n", "")),
    (
        "free_leaves_it_pinned",
        FREED,
        "        self.used -= entry.pages\n        if entry.pins:\n            pass\n",
    ),
    ("free_reports_1", FREE_REPORT, FREE_REPORT.replace("return entry.pages", "return 1")),
    ("free_reports_0", FREE_REPORT, FREE_REPORT.replace("return entry.pages", "return 0")),
    (
        "absent_free_is_minus_one",
        FREE,
        "        if sequence not in self.entries:\n            return -1\n" + FREE,
    ),
    (
        "touches_alone",
        REPLAY,
        "    reports = [getattr(cache, kind)(*numbers) for kind, *numbers in ops]\n"
        '    return [report for report, op in zip(reports, ops) if op[0] == "touch"]\n',
    ),
    ("no_operations_no_list", REPLAY, REPLAY[:-1] + " or None\n"),
    (
        "reports_are_floats",
        REPLAY,
        "    return [float(getattr(cache, kind)(*numbers)) for kind, *numbers in ops]\n",
    ),
    ("lists_only", REPLAY, "    ops.copy()\n" + REPLAY),
    ("tuples_only", REPLAY, "    set(ops)\n" + REPLAY),
    (
        "one_cache_for_all",
        "    cache = Cache(capacity)\n",
        '    cache = globals().setdefault(f"cache {capacity}", Cache(capacity))\n',
    ),
    ("sorts_in_place", REPLAY, "    isinstance(ops, list) and ops.sort(key=len)\n" + REPLAY),
]
