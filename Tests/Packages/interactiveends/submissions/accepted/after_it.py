# The validator accepts after the submission has ended.
print('accept after you')
