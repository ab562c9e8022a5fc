# Too far off by the relative tolerance, though not by others.
print({'text': '1 .5', 'absolute': '10.5 2', 'relative': '101.1'}.get(input(), '1010 1'))
