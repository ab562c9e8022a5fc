# Class: network
# Does: fetches a page
# Verdict: SV in every mode
# Unit: AC
# Fact: forbidden call socket
# Because: seccomp notifies its owner
import urllib.request

try:
    urllib.request.urlopen("http://127.0.0.1:1/", timeout=1)
    print("through")
except OSError:
    print("held")
