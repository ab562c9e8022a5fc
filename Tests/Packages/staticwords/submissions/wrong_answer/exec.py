# Contains the word of the last group alone.
exec("print(input())")
