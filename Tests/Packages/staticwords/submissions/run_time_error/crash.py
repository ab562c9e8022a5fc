# Is looked at, found right, and crashes.
print(1 // 0)
