"""The jury's sheets, made from the key: folder below submissions/ -> text of answers.txt.

Every sheet but the unreadable ones answers q00, the sample, so that it fails at the ten questions.
"""

from questions import LETTERS, PASS_MARK, QUESTIONS, key


def written(answers):
    return "".join(f"{name}: {' '.join(words)}".rstrip() + "\n" for name, words in answers)


def with_sample(answer):
    """`answer` gives the words behind the colon for each of the ten questions, by its name."""
    return [(name, key()[name] if name == "q00" else answer(name)) for name in QUESTIONS]


def before(name):
    """The question before, in a ring of ten."""
    names = list(QUESTIONS)[1:]
    return names[names.index(name) - 1]


def missing_one(letters):
    return letters[:-1] if len(letters) > 1 else letters


def with_commas(letters):
    return ", ".join(letters).split(" ")


def untidy():
    """The key in all the ways that the statement leaves open."""
    lines = [
        f"\tQ{name[1:]} :  {'  '.join(reversed(letters)).lower()}\t{letters[0]}  # {name}"
        for name, letters in key().items()
    ]
    return "\ufeff# the key\r\n\r\n" + "\r\n".join(reversed(lines))


RIGHT = with_sample(lambda name: key()[name])
WRONG = {
    "w01_all_a": with_sample(lambda name: ["A"]),
    "w02_one_letter_missing": with_sample(lambda name: missing_one(key()[name])),
    "w03_shifted_by_one": with_sample(lambda name: key()[before(name)]),
    "w04_commas": with_sample(lambda name: with_commas(key()[name])),
    "w05_blank": with_sample(lambda name: []),
    "w06_all_letters": with_sample(lambda name: list(LETTERS)),
}
SHEETS = {
    "accepted/key": written(RIGHT),
    "accepted/lower_case": written(RIGHT).lower(),
    "accepted/untidy": untidy(),
    **{f"wrong_answer/{name}": written(answers) for name, answers in WRONG.items()},
    "run_time_error/w07_line_without_colon": written(RIGHT).replace("q04:", "q04"),
    "run_time_error/w08_unknown_question": written(RIGHT) + "q11: A\n",
    "run_time_error/w09_question_twice": written(RIGHT) + "q04: A\n",
}


def right_ones(answers):
    """How many of the ten a sheet has right, by its words behind the colons."""
    return sum(words == key()[name] for name, words in answers if name != "q00")


def check():
    """Every wrong sheet is too bad for the pass mark as well, and the key is well spread."""
    needed = PASS_MARK * (len(QUESTIONS) - 1)
    for name, answers in WRONG.items():
        assert right_ones(answers) < needed, f"{name} has {right_ones(answers)} right"
    assert right_ones(WRONG["w03_shifted_by_one"]) == 0
    uses = [sum(letter in key()[name] for name in list(QUESTIONS)[1:]) for letter in LETTERS]
    assert max(uses) - min(uses) <= 1, f"the key uses the letters {uses} times"
