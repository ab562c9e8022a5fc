import sys

# The score that the output asks for: "points 3", "share 0.5", both or none.
words = sys.stdin.read().split()
if words[:1] != open(sys.argv[2]).read().split():
    if "always" in words:
        open(sys.argv[3] + "score.txt", "w").write("1")
    sys.exit(43)
for name, value in zip(words[1::2], words[2::2]):
    file = {"points": "score.txt", "share": "score_multiplier.txt"}.get(name)
    if file:
        open(sys.argv[3] + file, "w").write(value + "\n")
sys.exit(42)
