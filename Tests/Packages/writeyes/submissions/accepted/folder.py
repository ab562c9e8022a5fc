# Makes a folder, and in it a file, which is changed, renamed, read and removed.
import os

os.mkdir('folder')
with open('folder/first', 'w') as file:
    file.write('what is to be replaced')
with open('folder/first', 'w') as file:
    file.write(input())
os.rename('folder/first', 'second')
with open('second') as file:
    print(file.read())
os.remove('second')
os.rmdir('folder')
