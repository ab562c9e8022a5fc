long long add(long long left, long long right);
