# Not as near as one constant asks for.
def multiply(number):
    return number * {{factor}} + {{tolerance}} * 1.1
