from second import answer

print(answer(input()))
