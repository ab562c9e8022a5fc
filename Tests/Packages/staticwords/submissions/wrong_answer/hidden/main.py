# The word is in another file, which has the name of a folder that validators like.
print(input())
