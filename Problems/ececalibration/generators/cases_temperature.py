"""Edges 7 to 11 of the contract: the temperature."""

from writing import best, case, f16, f32, f64, fit, i64, rows, uniform, values

# --- 7 in between ----------------------------------------------------------------------------

case(
    "secret/07-temperatures",
    "temperatures somewhere in between",
    fit(f64((60, 3), uniform(40, -3, 3)), best(60, 41, 30)),
    fit(f64((200, 5), uniform(42, -9, 9)), best(200, 43, 20)),
    fit(f64((100, 10), uniform(44, -1, 1)), best(100, 45, 50)),
    fit(f32((300, 4), uniform(46, 0, 20)), best(300, 47, 10)),
    fit(f64((300, 2), uniform(48, -4, 4)), best(300, 49, 5)),
)
case(
    "secret/07-two-classes",
    "rows like [a, 0]: T is known in closed form",
    fit(rows([1, 0], [1, 0], [1, 0]), [0, 1, 0]),
    fit(rows([5, 0], [0, 5], [5, 0], [5, 0], [0, 5]), [0, 1, 0, 0, 0]),
    fit(rows(["0.25", 0], ["0.25", 0], ["0.25", 0], ["0.25", 0]), [0, 0, 1, 0]),
    fit(rows([1, 0], [3, 0], [2, 0]), [0, 0, 1]),
)
case(
    "secret/07-below-one",
    "logits that are not sure enough: T is below 1",
    fit(f64((200, 4), uniform(50, "-0.5", "0.5")), best(200, 51, 10)),
    fit(f64((200, 6), uniform(52, "-0.1", "0.1")), best(200, 53, 20)),
    fit(f64((200, 3), uniform(54, "-0.05", "0.05")), best(200, 55, 10)),
)
case(
    "secret/07-far-above-one",
    "logits that are much too sure: T is far above 1",
    fit(f64((200, 4), uniform(56, -60, 60)), best(200, 57, 40)),
    fit(f64((200, 6), uniform(58, -100, 100)), best(200, 59, 60)),
    fit(f64((200, 3), uniform(60, -30, 30)), best(200, 61, 70)),
)
case(
    "secret/07-logits-not-only-the-greatest",
    "the NLL is of the label's class, and all classes are in the sum",
    fit(rows([3, 2, 0], [3, 2, 0], [3, 0, 2], [1, 3, 0]), [1, 0, 2, 1]),
    fit(rows([4, 3, 1, 0], [0, 1, 3, 4], [4, 1, 3, 0]), [1, 3, 0]),
    fit(f64((100, 8), uniform(62, -2, 2)), best(100, 63, 40)),
)

# --- 8 scales --------------------------------------------------------------------------------

case(
    "secret/08-times-a-thousand",
    "logits a thousand times larger: so is T",
    fit(f64((200, 4), uniform(70, -50, 50)), best(200, 71, 10)),
    fit(f64((200, 4), uniform(72, -100, 100)), best(200, 73, 10)),
    fit(f64((100, 3), uniform(74, -120, 120)), best(100, 75, 15)),
    fit(rows([100, 0], [100, 0], [100, 0], [100, 0], [100, 0]), [0, 0, 0, 0, 1]),
)
case(
    "secret/08-by-a-hundred",
    "logits a hundred times smaller: so is T",
    fit(f64((200, 4), uniform(76, "-0.03", "0.03")), best(200, 77, 10)),
    fit(f64((200, 5), uniform(78, "-0.02", "0.02")), best(200, 79, 5)),
    fit(rows(["0.02", 0], ["0.02", 0], ["0.02", 0]), [0, 0, 1]),
)
case(
    "secret/08-offset",
    "what is added to a whole row makes no difference, and exp of it is no number",
    fit(f64((60, 3), uniform(80, 997, 1003)), best(60, 81, 30)),
    fit(f64((60, 3), uniform(82, -1003, -997)), best(60, 83, 30)),
    fit(rows([1002, 1000], [-1998, -2000], [2, 0], [802, 800]), [0, 0, 0, 1]),
    fit(rows([-1998, -2000], [1000, 1002], [5002, 5000], [-3002, -3000]), [0, 1, 1, 1]),
)
case(
    "secret/08-far-apart-in-a-row",
    "exp of some differences is 0",
    fit(rows([2, 0, -5000], [2, 0, -9000], [2, 0, -90], [2, 0, -4000]), [0, 0, 0, 1]),
    fit(rows([2, 0], [2, 0], [2, 0], [2, 0], [3000, -3000]), [0, 0, 0, 1, 0]),
    fit(rows(["1e30", "-1e30"], [2, 0], [2, 0], [2, 0], [2, 0]), [0, 0, 1, 0, 0]),
    fit(rows(["3e38", "-3e38"], [2, 0], [3, 0], dtype="float32"), [0, 1, 0]),
)

# --- 9 the lower end -------------------------------------------------------------------------

case(
    "secret/09-all-right",
    "every label has the greatest logit: the NLL falls with T down to 0.01",
    fit(rows(["0.05", 0], ["0.02", 0], [0, "0.03"]), [0, 0, 1]),
    fit(rows([1, 0], [0, 2]), [0, 1]),
    fit(f64((50, 3), uniform(84, "-0.05", "0.05")), best(50, 85, 0)),
    fit(rows([0, 1, 5]), [2]),
)
case(
    "secret/09-all-right-by-far",
    "every label has the greatest logit by far: T is 0.01 though NLL and slope round to 0 before",
    fit(rows([50, 0], [0, 70]), [0, 1]),
    fit(rows([1000, 0], [2000, -5000], [-1, 3000]), [0, 0, 1]),
    fit(f64((50, 4), uniform(86, -500, 500)), best(50, 87, 0)),
    fit(rows(["1e30", 0]), [0]),
    fit(rows(["3e38", "-3e38"], dtype="float32"), [0]),
    fit(rows(["1e100", "-1e100", 0]), [0]),
)
case(
    "secret/09-all-right-with-ties",
    "a label whose logit is one of several greatest is right as well",
    fit(rows([30, 30, 0], [0, 40, 40]), [1, 1]),
    fit(rows([5, 5], [4, 0]), [1, 0]),
    fit(rows([5, 5], [400, 0]), [1, 0]),
    fit(rows(["0.03", "0.03", 0], [0, "0.02", "0.02"]), [1, 2]),
)
case(
    "secret/09-nearly-all-right",
    "one row that is wrong keeps T from falling, unless it is wrong by little",
    fit(rows([50, 0], [50, 0], [50, 0], [2, 0]), [0, 0, 0, 1]),
    fit(rows([4, 0], [4, 0], [4, 0], [4, 0], ["0.5", 0]), [0, 0, 0, 0, 1]),
    fit(rows(["0.05", 0], ["0.05", 0], ["0.05", 0], ["0.0001", 0]), [0, 0, 0, 1]),
    fit(rows(["0.02", 0], ["0.02", 0], ["0.005", 0]), [0, 0, 1]),
    fit(f64((50, 4), uniform(88, -5, 5), "plain"), best(50, 89, 0), "put labels 7 2"),
)

# --- 10 the upper end ------------------------------------------------------------------------

case(
    "secret/10-worse-than-chance",
    "labels that have low logits more often than not: T is 100",
    fit(rows([1, 0], [1, 0], [1, 0]), [1, 1, 0]),
    fit(rows([0, 2], [5, 0]), [0, 1]),
    fit(f64((40, 3), uniform(90, -3, 3)), i64(40, values(*[0, 1, 2, 1] * 10)), "put logits * 0 -4"),
    fit(rows([5, 4, 0], [5, 4, 0]), [2, 2]),
)
case(
    "secret/10-wrong-by-far",
    "every label is wrong by far: T is 100, and the NLL still huge",
    fit(rows([5000, 0], [0, 9000]), [1, 0]),
    fit(rows(["1e30", 0], [0, "2e30"]), [1, 0]),
    fit(rows(["3e38", "-3e38"], dtype="float32"), [1]),
    fit(rows(["1e100", "-1e100"]), [1]),
    fit(rows([60000, -60000], dtype="float16"), [1]),
)
case(
    "secret/10-above-the-range",
    "a minimum above 100 is out of the range, and T is 100",
    fit(f64((200, 4), uniform(91, -900, 900)), best(200, 92, 60)),
    fit(rows([1000, 0], [1000, 0], [1000, 0], [1000, 0]), [0, 0, 1, 0]),
    fit(rows([200, 0], [200, 0], [200, 0]), [0, 0, 1]),
    fit(rows([70, 0], [70, 0], [70, 0]), [0, 0, 1]),
)

# --- 11 all alike ----------------------------------------------------------------------------

case(
    "secret/11-all-alike",
    "in each row all logits are equal: T makes no difference, and is 1",
    fit(rows([3, 3], [0, 0]), [0, 1]),
    fit(f32((5, 4), "fill -2.5"), i64(5, values(0, 1, 2, 3, 0))),
    fit(f64((3, 3), "fill 1e50"), [2, 2, 2]),
    fit(rows(["0.1", "0.1", "0.1"], [5000, 5000, 5000]), [0, 0]),
)
case(
    "secret/11-one-class",
    "one class: T makes no difference, and is 1",
    fit(rows([3], [-7], [0]), [0, 0, 0]),
    fit(f16((1, 1), "fill 9"), [0]),
    fit(f32((9, 1), uniform(93, -5, 5)), i64(9, "fill 0")),
)
case(
    "secret/11-some-alike",
    "rows with equal logits count for nothing among others",
    fit(rows([2, 0], [3, 3], [2, 0], [2, 0], [-4, -4], [2, 0]), [0, 1, 0, 0, 0, 1]),
    fit(rows([3, 3], [1, 0]), [1, 0]),
    fit(rows([3, 3], [1, 0]), [1, 1]),
    fit(rows([1, 1], [50, 40]), [1, 0]),
)
