"""The questions: what each is about, and its key. The statement has their words."""

QUESTIONS = {  # name: (topic, key)
    "q00": ("tests that fail by chance", "A C E"),
    "q01": ("a flag on a GPU", "B C E"),
    "q02": ("runs without a failure", "A D E"),
    "q03": ("the noise of a batch", "C E"),
    "q04": ("two points better", "B D"),
    "q05": ("ECE against NLL", "A C D"),
    "q06": ("what a temperature changes", "B E"),
    "q07": ("how large a batch is", "A B D"),
    "q08": ("the learning rate of a larger batch", "C"),
    "q09": ("documents with the same hash", "A"),
    "q10": ("examples that nobody has seen", "A B C D"),
}
LETTERS = "ABCDE"
PASS_MARK = 0.7


def key():
    """The sheet that is right: name -> letters."""
    return {name: answer.split() for name, (_, answer) in QUESTIONS.items()}
