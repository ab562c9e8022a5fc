# Brings a folder of its own along, and a file where the package includes a folder.
from parts.ask import ask
from shapes.area import square

print(square(ask()))
