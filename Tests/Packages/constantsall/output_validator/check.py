import sys

tolerance = float(sys.argv[4])
with open(sys.argv[1]) as file:
    number, line = file.read().splitlines()
output = sys.stdin.read().splitlines()
unknown = ['{' + '{unknown}}']
if output[1:] != ['{{word.value}}', line] + unknown:
    sys.exit(43)
try:
    error = abs(float(output[0]) - int(number) * {{factor}})
except ValueError:
    sys.exit(43)
sys.exit(42 if error <= tolerance == {{tolerance}} else 43)
