// Class: compiler leaves no program
// Does: has the linker write elsewhere
// Verdict: CE in every mode
// Fact: says error
// Because: a program without main is none
int not_main;
