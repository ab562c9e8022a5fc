import os

seen = os.path.exists("note.txt")
open("note.txt", "w").close()
print("seen" if seen else "not seen")
