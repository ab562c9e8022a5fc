# Class: validator that attacks
# Does: gives a message that would take over a terminal
# Verdict: WA in every mode
# Fact: says harmless
# Because: it is text as any other; whoever prints it to a terminal makes it harmless (TerminalTextTests)
import sys

with open(sys.argv[3] + "teammessage.txt", "w") as file:
    file.write("\x1b]0;owned\x07\x1b[2Jharmless")
sys.exit(43)
