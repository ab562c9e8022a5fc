"""The questions: what each is about, and its key. The statement has their words."""

QUESTIONS = {  # name: (topic, key)
    "q00": ("which numbers there are in fp16", "C E"),
    "q01": ("the loss scale", "A C D"),
    "q02": ("eight bits and a scale", "B E"),
    "q03": ("clipping before unscaling", "A D"),
    "q04": ("what autocast must leave in fp32", "B C E"),
    "q05": ("attention scores", "A B D"),
    "q06": ("log-sum-exp", "C E"),
    "q07": ("long sums", "C"),
    "q08": ("epsilon and the second moment", "A"),
    "q09": ("weights in bf16", "E"),
    "q10": ("variance in one pass", "B D E"),
}
LETTERS = "ABCDE"
PASS_MARK = 0.7


def key():
    """The sheet that is right: name -> letters."""
    return {name: answer.split() for name, (_, answer) in QUESTIONS.items()}
