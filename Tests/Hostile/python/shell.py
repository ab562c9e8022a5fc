# Class: shell
# Does: has a shell read files of the host, remove the program, kill everybody and leave something at work
# Verdict: AC in every mode
# Fact: says held
# Because: a shell is a program like others, with its caller's walls around it
import subprocess

script = """
sleep 100 >/dev/null 2>&1 &
for file in /etc/shadow /root/.ssh /home /var/lib /proc/1/environ /sys/kernel; do [ -r "$file" ] && echo "$file"; done
for file in /app/new /etc/new /usr/new /bin/new /new; do (: >"$file") 2>/dev/null && echo "$file"; done
rm -rf /app/* 2>/dev/null
[ -r "$0" ] || echo "$0 is gone"
kill -9 1 2>/dev/null
exit 0
"""
said = subprocess.run(["/bin/sh", "-c", script, __file__], stdout=subprocess.PIPE, text=True)
print(said.stdout or "held")
