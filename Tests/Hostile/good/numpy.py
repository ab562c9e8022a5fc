# Class: none
# Does: NumPy with its threads, a subprocess, a temporary file
# Verdict: AC in every mode
# Fact: says held
# Because: ordinary programs work
import os
import subprocess
import sys
import tempfile
import threading

import numpy as np

matrix = np.random.default_rng(1).random((400, 400))
assert np.allclose(matrix @ np.linalg.inv(matrix), np.eye(400), atol=1e-6)
total = []
threads = [threading.Thread(target=lambda: total.append(matrix.sum())) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with tempfile.TemporaryFile() as file:
    file.write(b"x" * 4096)
said = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True, check=True)
assert said.stdout == "42\n" and len(total) == 4 and os.getcwd() == "/w"
print("held")
