# Samples allow where it begins, and the group does not.
import number

print(number.number())
