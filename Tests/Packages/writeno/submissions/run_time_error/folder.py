# Makes a folder.
import os

os.mkdir('folder')
print(input())
