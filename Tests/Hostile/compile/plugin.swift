// Class: Swift macros
// Does: asks the compiler to load a library and run its code
// Verdict: CE in every mode
// Fact: says error
// Because: no macro library is in the compiler's root
@freestanding(expression)
macro evil() -> Int = #externalMacro(module: "Evil", type: "Evil")
print(#evil)
