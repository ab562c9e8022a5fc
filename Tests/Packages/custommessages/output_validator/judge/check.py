import sys

names = sys.argv[1:4]


def tell(name, text):
    with open(names[2] + name, 'a') as file:
        file.write(text + '\n')


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


with open(names[0]) as file:
    least = int(file.read())
words = sys.stdin.read().split()
print('debugging', words, file=sys.stderr)
if len(words) != 1 or not words[0].isdigit() or len(words[0]) > 9:
    tell('teammessage.txt', 'One number, please.')
    sys.exit(43)
number = int(words[0])
tell('judgemessage.txt', f'After {least} comes {number}.')
if number <= least:
    tell('teammessage.txt', 'Larger, please.')
elif not is_prime(number):
    tell('judgemessage.txt', f'{number} is no prime.')
    tell('teammessage.txt', 'A prime, please.\nOnly the first line of this is short: ' + 'x' * 5000)
    with open(names[2] + 'judgeimage.svg', 'w') as file:
        file.write('<svg xmlns="http://www.w3.org/2000/svg"/>')
else:
    tell('teammessage.txt', 'Yes.')
    sys.exit(42)
sys.exit(43)
