# Near where the group or the case has a tolerance, other letters where the group says nothing.
line = input()
print({'100': '109', '200': '202', 'Silent': 'sILENT'}.get(line, line))
