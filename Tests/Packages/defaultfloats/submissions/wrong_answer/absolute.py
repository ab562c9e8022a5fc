# Too far off by the absolute tolerance.
print({'text': '1 .5', 'absolute': '10.51 2'}.get(input(), ''))
