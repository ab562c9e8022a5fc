open("/note.txt", "w")
