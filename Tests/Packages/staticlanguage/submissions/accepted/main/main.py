# Begins in main.py, the one name that goes before others.
import number

print(number.number())
