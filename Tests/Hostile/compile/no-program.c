// Class: compiler leaves no program
// Does: has no main, so that there is nothing to link
// Verdict: CE in every mode
// Fact: says error
// Because: a program without main is none
int not_main;
