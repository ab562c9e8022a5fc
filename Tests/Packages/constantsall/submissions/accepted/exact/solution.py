# Right.
def multiply(number):
    return number * {{factor}}
