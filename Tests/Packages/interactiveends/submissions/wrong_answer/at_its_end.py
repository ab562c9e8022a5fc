# The validator rejects after the submission has ended in good order.
print('reject after you')
