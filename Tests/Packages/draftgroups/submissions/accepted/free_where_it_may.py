# Near in the samples and in one group, other letters in the group that has no file of its own.
line = input()
print({'10': '11', '100': '110', 'Silent': 'SILENT'}.get(line, line))
