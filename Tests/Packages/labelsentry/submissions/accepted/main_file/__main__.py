# Begins here, though another name comes first.
from Zeroth import text

print(text())
