"""The questions: what each is about, and its key. The statement has their words."""

QUESTIONS = {  # name: (topic, key)
    "q00": ("the sectors of a warp", "A D"),
    "q01": ("the sums of the rows", "B D E"),
    "q02": ("a transpose", "A E"),
    "q03": ("a sum in shared memory", "A C E"),
    "q04": ("what fits on an SM", "A B D E"),
    "q05": ("the last wave", "B D"),
    "q06": ("ten values too many", "B C"),
    "q07": ("bytes on their way", "A C D"),
    "q08": ("a linear layer under its roof", "A D"),
    "q09": ("attention under its roof", "C"),
    "q10": ("a product in tiles", "B C E"),
}
LETTERS = "ABCDE"
PASS_MARK = 0.7


def key():
    """The sheet that is right: name -> letters."""
    return {name: answer.split() for name, (_, answer) in QUESTIONS.items()}
