# Uses a module in a folder that the package includes.
from shapes.area import square

print(square(int(input())))
