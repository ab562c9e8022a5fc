# Class: source that the interpreter chokes on
# Does: compiles expressions that are nested a hundred thousand deep, and a literal without end
# Verdict: AC in every mode
# Fact: says held
# Because: Python refuses them, with an error that it catches here
refused = 0
for source in ["(" * 100000 + ")" * 100000, "-" * 100000 + "1", "[" * 100000, "a" + ".a" * 100000, "1" * 100000, "x" + "(1)" * 100000]:
    try:
        compile(source, "<bomb>", "eval")
    except (SyntaxError, MemoryError, RecursionError, OverflowError):
        refused += 1
print("held" if refused == 6 else "through")
