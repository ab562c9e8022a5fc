# Class: network
# Does: fetches a page
# Verdict: SV in every mode
# Fact: forbidden call socket
# Because: seccomp notifies its owner
import urllib.request

urllib.request.urlopen("http://127.0.0.1:1/", timeout=1)
print("through")
