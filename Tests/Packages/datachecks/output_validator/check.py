import re
import sys

with open(sys.argv[1]) as file:
    number = int(file.read())
text = sys.stdin.read()
if not re.fullmatch('\\s*[1-9]\\d*\\s*', text):
    sys.exit(43)
divisor = int(text)
if sys.argv[4:] == ['proper'] and divisor in (1, number):
    sys.exit(43)
sys.exit(42 if number % divisor == 0 else 43)
