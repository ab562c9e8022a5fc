"""The questions: what each is about, and its key. The statement has their words."""

QUESTIONS = {  # name: (topic, key)
    "q00": ("a ring of eight", "B D"),
    "q01": ("gradients on the way", "A C E"),
    "q02": ("the size of a bucket", "B E"),
    "q03": ("a gap in the timeline", "B C D"),
    "q04": ("what a GPU must hold", "D"),
    "q05": ("bubbles", "A B D"),
    "q06": ("a token through eight GPUs", "C E"),
    "q07": ("the KV cache", "A B D E"),
    "q08": ("batches and the late ones", "C"),
    "q09": ("when a release goes back", "A B E"),
    "q10": ("an adapter that does nothing", "A D"),
}
LETTERS = "ABCDE"
PASS_MARK = 0.7


def key():
    """The sheet that is right: name -> letters."""
    return {name: answer.split() for name, (_, answer) in QUESTIONS.items()}
