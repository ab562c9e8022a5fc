import sys

# Of groups of tests either the square of how many are accepted, times a factor, or what is added up; of secret the sum.
lines = [line.split() for line in sys.stdin]
scores = [float(score) for verdict, score in lines if verdict == "AC"]
if sys.argv[1] == "plain":
    score = sum(scores)
elif all(score == 1 for score in scores):
    score = int(sys.argv[2]) * len(scores) ** 2
else:
    score = sum(scores)
rejected = [verdict for verdict, _ in lines if verdict != "AC"]
print("debugging", file=sys.stderr)
print("AC" if scores or not rejected else rejected[-1], min(score, 30))
