#!/usr/bin/env python3
"""Tests of the harness's parts on a device that only counts its memory: what decides on a GPU, decided without one.

    python3 Tests/GPU/parts.py      needs torch
"""

import ast
import os
import pathlib
import sys
import types
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Sources/GPUHarness"))
sys.dont_write_bytecode = True

import torch

from judge_gpu import room, turns
from judge_gpu.asking import Gone
from judge_gpu.checking import same_bits
from judge_gpu.drawing import Drawing
from judge_gpu.forbidding import Forbidden, forbidden_among, refuse_names
from judge_gpu.laying import Laying
from judge_gpu.problem import Call, close
from judge_gpu.shared import Shared

MIB = 1 << 20


class Device:
    """So much memory, which is given out and taken back; none of it is there."""

    name, torch, granule = "cuda", torch.device("cpu"), 2 * MIB

    def __init__(self, memory=8192 * MIB):
        self.memory, self.used = memory, 0

    def free(self):
        return self.memory - self.used

    def rounded(self, size):
        return max(1, -(-size // self.granule)) * self.granule

    def reserve(self, size):
        if size > self.free():
            raise RuntimeError("cuMemCreate: CUDA_ERROR_OUT_OF_MEMORY")
        self.used += size

        def back():
            self.used -= size

        return back

    def make(self, size):
        back = self.reserve(self.rounded(size))
        bytes = torch.zeros(size, dtype=torch.uint8)
        return types.SimpleNamespace(bytes=bytes, descriptor=os.open("/dev/null", os.O_RDONLY), unmap=back)


class Guest:
    def ask(self, message, seconds=0, descriptors=()):
        return {}


def room_of(device):
    torch.cuda.memory_reserved = lambda: 0
    return room.Room(device)


class Rooms(unittest.TestCase):
    def setUp(self):
        self.device = Device()
        self.room = room_of(self.device)
        self.room.begin()

    def test_leaves_what_the_guest_may_have_however_much_of_it_it_has(self):
        self.room.allow(1024 * MIB)
        self.assertEqual(self.device.free(), 1024 * MIB + room.SLACK)
        back = self.device.reserve(512 * MIB)
        self.room.tighten()
        self.assertEqual(self.device.free(), 512 * MIB + room.SLACK)
        self.assertFalse(self.room.is_hogged())
        back()
        self.room.tighten()
        self.assertEqual(self.device.free(), 1024 * MIB + room.SLACK)

    def test_takes_back_what_its_own_work_has_needed(self):
        self.room.allow(1024 * MIB)
        torch.cuda.memory_reserved = lambda: 300 * MIB
        self.device.used += 300 * MIB
        self.room.tighten()
        self.assertEqual(self.device.free(), 1024 * MIB + room.SLACK)

    def test_work_that_lacks_memory_gets_all_of_it(self):
        self.room.allow(1024 * MIB)
        self.room.with_all(lambda: self.device.reserve(4096 * MIB)())
        self.assertEqual(self.device.free(), 1024 * MIB + room.SLACK)

    def test_finds_a_guest_at_fault_that_has_more_than_it_may(self):
        self.room.allow(1024 * MIB)
        self.room.make_all()
        self.device.reserve(1300 * MIB)
        self.assertTrue(self.room.is_hogged())
        self.assertRaises(Gone, self.room.look)

    def test_what_is_no_lack_of_memory_is_not_the_guests(self):
        self.assertTrue(room.is_lack_of_memory(RuntimeError("cuMemCreate: CUDA_ERROR_OUT_OF_MEMORY")))
        self.assertTrue(room.is_lack_of_memory(RuntimeError("CUDA error: out of memory")))
        self.assertFalse(room.is_lack_of_memory(RuntimeError("The size of tensor a (8) must match the size of tensor b (9)")))


class SharedMemory(unittest.TestCase):
    def test_what_was_made_before_memory_was_out_is_taken_back(self):
        device = Device(7 * MIB)
        shared = Shared(device, Guest(), room_of(device))
        call = Call({"x": torch.zeros(1000)}, {"y": ((1000,), torch.float32)})
        self.assertRaises(RuntimeError, shared.hand_over_calls, call, 2)
        shared.take_back()
        self.assertEqual(device.used, 0)

    def test_inputs_wait_where_snapshots_will_be(self):
        device = Device()
        shared = Shared(device, Guest(), room_of(device))
        x, flags = torch.randn(7, 3), torch.ones(5, dtype=torch.bool)
        shared.hand_over_calls(Call({"x": x, "flags": flags}, {"y": ((4,), torch.float64)}), 3)
        for number in range(3):
            shared.stage(number, Call({"x": x + number, "flags": flags}, {}))
        for target, source in shared.staged_copies():
            target.copy_(source)
        self.assertTrue(all(same_bits(shared.view("x", number), x + number) for number in range(3)))
        shared.poison()
        shared.view("y", 1).fill_(5)
        shared.take_snapshots()
        self.assertEqual(shared.snapshot(1)["y"].tolist(), [5] * 4)
        self.assertTrue(bool(shared.snapshot(2)["y"].isnan().all()))


class Bursts(unittest.TestCase):
    """Of a device that copies 1 MB in a microsecond."""

    def lay_out(self, times):
        taken, seeds = iter(times), []
        drawing = types.SimpleNamespace(seed=lambda: len(seeds), call=lambda seed: seeds.append(seed) or Call({}, {}, bytes=1))
        copies = [(torch.empty(1000 * 1000, dtype=torch.uint8), None)] * 500
        shared = types.SimpleNamespace(
            calls=1, spread_calls=lambda _: None, stage=lambda *_: None, poison=lambda: None, staged_copies=lambda: copies)
        room = types.SimpleNamespace(tighten=lambda: None, with_all=lambda work: work())
        stopwatch = types.SimpleNamespace(
            flushed=0, calm=lambda: None, ready=lambda: None, is_busy=lambda: False, burst=lambda _: next(taken))
        return Laying(drawing, shared, room, stopwatch, 1e12).lay_out([])

    def test_one_that_was_disturbed_is_done_again_with_other_data(self):
        self.assertEqual([call.seed for call in self.lay_out([9000, 9000, 1000])], [2])

    def test_five_of_them_are_enough(self):
        self.assertRaises(Gone, self.lay_out, [9000] * 5)


class Draws(unittest.TestCase):
    def drawing(self, make):
        drawing = Drawing(types.SimpleNamespace(make=make), Device())
        drawing.begin({})
        return drawing

    def test_a_seed_gives_the_same_data_again(self):
        drawing = self.drawing(lambda case, draw: Call({"x": torch.randn(9, generator=draw)}, {}))
        first, _, again = (drawing.call(seed).inputs["x"] for seed in (3, 4, 3))
        self.assertTrue(same_bits(first, again))

    def test_calls_of_a_case_are_alike(self):
        sizes = iter([3, 4])
        drawing = self.drawing(lambda case, draw: Call({"x": torch.zeros(next(sizes))}, {}))
        drawing.call(1)
        self.assertRaisesRegex(ValueError, "other shapes", drawing.call, 2)


class Comparisons(unittest.TestCase):
    def test_bits_are_compared_and_not_numbers(self):
        self.assertTrue(same_bits(torch.tensor([float("nan")]), torch.tensor([float("nan")])))
        self.assertFalse(same_bits(torch.tensor([0.0]), torch.tensor([-0.0])))
        self.assertTrue(same_bits(torch.zeros(0, 3), torch.zeros(0, 3)))

    def test_a_quick_look_and_a_careful_one_agree(self):
        infinity, nan = float("inf"), float("nan")
        want = torch.tensor([1.0, 1e30, infinity, nan, 0.0], dtype=torch.float64)
        self.assertIsNone(close(want.float(), want, 1e-5, 1e-5))
        for place, value in enumerate([1.00003, 1.1e30, 3.0, 0.0, 2e-5]):
            got = want.clone()
            got[place] = value
            self.assertIsNotNone(close(got, want, 1e-5, 1e-5))
            self.assertIsNotNone(close(got[place : place + 1], want[place : place + 1], 1e-5, 1e-5))


class Turns(unittest.TestCase):
    def test_as_many_calls_as_a_case_has_whatever_its_warm_ups_say(self):
        self.assertEqual({turns.calls_of_turn(time, 16) for time in (1318, 1477, 1592)}, {16})
        self.assertEqual([turns.calls_of_turn(*way) for way in ((5000, 16), (1e6, 16), (100, 10), (100, 0))], [4, 1, 8, 1])

    def test_short_turns_alone_are_without_their_cost(self):
        self.assertEqual([turns.without_cost(total, 350) for total in (0, 5000, 10_000, 20_000)], [-350, 4825, 10_000, 20_000])


class Names(unittest.TestCase):
    WORDS = ["torch.nn.functional.softmax", "flash_attn", "aten::_scaled_dot_product_*"]

    def test_a_name_is_found_by_whatever_it_is_imported_as(self):
        for source in (
            "import torch\ntorch.nn.functional.softmax", "import torch.nn.functional as fn\nfn.softmax",
            "from torch.nn import functional\nfunctional.softmax", "import torch as t\nt.nn.functional.softmax",
            "from torch.nn.functional import softmax as s", "import flash_attn.bert", "from flash_attn import f",
        ):
            self.assertRaises(Forbidden, refuse_names, ast.parse(source), self.WORDS)
        refuse_names(ast.parse("import torch\nsoftmax = 1\ntorch.softmax_of_mine\nx.softmax"), self.WORDS)

    def test_operations_are_found_by_name_and_by_how_they_begin(self):
        asked = ["softmax", "_softmax", "_scaled_dot_product_flash_attention", "softmax_backward", "add"]
        self.assertEqual(forbidden_among(asked, self.WORDS), ["_scaled_dot_product_flash_attention", "_softmax", "softmax"])


if __name__ == "__main__":
    unittest.main()
