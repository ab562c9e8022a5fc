# Is busy for ever when it is to fetch.
order, what = input().split()
while order == 'fetch':
    pass
print('aaa', flush=True)
