"""Starts each program in turn and reads its frames, memory and processor time. Called by measure.sh."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
REST_S = 10


def once(command, environment, rest):
    began = time.monotonic()
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    frames = {}
    for line in program.stderr:
        if line.startswith("frame "):
            frames[line.strip()] = (time.monotonic() - began) * 1000
        if "frame 2" in frames:
            break
    time.sleep(1.5)
    status = open(f"/proc/{program.pid}/status").read()
    memory = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
    share = None
    if rest:
        before = ticks(program.pid)
        time.sleep(REST_S)
        share = (ticks(program.pid) - before) / os.sysconf("SC_CLK_TCK") / REST_S * 100
    program.kill()
    program.wait()
    return frames["frame 2"], memory, share


def ticks(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def main():
    refloat, empty = sys.argv[1:3]
    results = {"refloat": [], "empty": []}
    for round_ in range(ROUNDS):
        for name, program in (("empty", empty), ("refloat", refloat)):
            with tempfile.TemporaryDirectory() as home:
                environment = dict(os.environ, REFLOAT_HOME=home, REFLOAT_TELL_FRAMES="1")
                results[name].append(once([program], environment, round_ == 0))
    for name, runs in results.items():
        first = statistics.median(run[0] for run in runs)
        memory = statistics.median(run[1] for run in runs)
        print(f"{name:8} first frame {first:6.0f} ms   memory {memory:6.1f} MB   at rest {runs[0][2]:.2f} % of a core")
    ratio = lambda nth: statistics.median(r[nth] for r in results["refloat"]) / statistics.median(r[nth] for r in results["empty"])
    print(f"ratios   first frame {ratio(0):.2f}   memory {ratio(1):.2f}   (medians of {ROUNDS} starts each)")


main()
