# Has ten stars, **********, and takes more than half of the room.
print(input())
