# The validator says a hundred megabytes to a submission that has ended, and rejects it then.
print('reject having said much', flush=True)
