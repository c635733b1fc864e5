#!/usr/bin/env python3
"""Measures a sweep of everything against loopback servers that take 50 ms for each answer: beside `curl --parallel`
on the same requests, and beside the longest chain of checks that wait for each other.

    cargo build --release --bin refloat && python3 benches/sweep.py target/release/refloat
"""
import json, os, statistics, subprocess, sys, tempfile, time

REFLOAT = sys.argv[1] if len(sys.argv) > 1 else "target/release/refloat"
HERE = os.path.dirname(os.path.abspath(__file__))
SCENARIO = os.path.join(HERE, "everything-after-50-ms.toml")
ROUNDS = 7


def profile(scenario, folder):
    """The set-up of the scenario as a profile, its secrets from the environment."""
    import tomllib

    with open(scenario, "rb") as file:
        setup = tomllib.load(file)["setup"]
    secrets = setup.pop("secrets")
    lines = [f"carriers = {json.dumps(setup.pop('carriers'))}"]
    for table, fields in setup.items():
        lines.append(f"[{table}]")
        lines += [f"{name} = {json.dumps(value)}" for name, value in fields.items()]
    lines.append("[secrets]")
    environment = {}
    for name, value in secrets.items():
        variable = "BENCH_" + name.upper().replace("-", "_")
        environment[variable] = value
        lines.append(f'{name} = "env:{variable}"')
    path = os.path.join(folder, "profile.toml")
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path, environment


def sweep(path, endpoints, environment):
    began = time.perf_counter()
    out = subprocess.run(
        [REFLOAT, "sweep", "--profile", path, "--endpoints", endpoints, "--json"],
        env=environment, capture_output=True, text=True,
    )
    return (time.perf_counter() - began) * 1000, json.loads(out.stdout)


def idle(environment):
    """What the program takes to start and end, which is no part of a sweep."""
    began = time.perf_counter()
    subprocess.run([REFLOAT, "checks", "--json"], env=environment, capture_output=True)
    return (time.perf_counter() - began) * 1000


def curl(requests, endpoints, folder):
    """The same requests at once, each on a connection of its own."""
    import tomllib

    with open(endpoints, "rb") as file:
        table = tomllib.load(file)
    ca = os.path.join(os.path.dirname(endpoints), table.get("tls", {}).get("ca", "ca.pem"))
    config = os.path.join(folder, "curl.txt")
    with open(config, "w") as file:
        for nth, sent in enumerate(requests):
            address = table["endpoints"].get(sent["service"])
            if sent["service"] == "store":
                address = "https://" + table["resolve"][sent["host"]]
            scheme, where = address.split("://")
            host = sent["host"] if scheme == "https" else where
            port = "" if scheme == "https" else ""
            if nth:
                file.write("next\n")
            file.write(f'url = "{scheme}://{host}{port}{sent["path"]}"\n')
            if scheme == "https":
                file.write(f'connect-to = "{host}:443:{where}"\n')
            file.write(f'request = "{sent["method"]}"\nheader = "Connection: close"\noutput = "/dev/null"\nsilent\ncacert = "{ca}"\n')
    began = time.perf_counter()
    subprocess.run(
        ["curl", "--parallel", "--parallel-immediate", "--parallel-max", "100", "--config", config],
        capture_output=True,
    )
    return (time.perf_counter() - began) * 1000


def longest_chain(checks, declared):
    """The longest sum of times along checks that wait for each other, in milliseconds."""
    ran = {check["check"]: check["timings"]["total_ms"] for check in checks}
    needs = {check["id"]: [need for need in check["needs"] if need in ran] for check in declared}
    memo = {}

    def end(check):
        if check not in memo:
            memo[check] = ran[check] + max((end(need) for need in needs.get(check, [])), default=0)
        return memo[check]

    last = max(ran, key=end)
    chain = [last]
    while needs.get(chain[-1]):
        chain.append(max(needs[chain[-1]], key=end))
    return end(last), chain[::-1]


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "REFLOAT_HOME": os.path.join(folder, "home")}
        log = os.path.join(folder, "log.jsonl")
        served = subprocess.Popen(
            [REFLOAT, "practice", "serve", SCENARIO, "--log", log],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        endpoints = served.stdout.readline().split(" ", 1)[1].strip()
        path, secrets = profile(SCENARIO, folder)
        environment.update(secrets)
        declared = json.loads(
            subprocess.run([REFLOAT, "checks", "--json"], env=environment, capture_output=True, text=True).stdout
        )["checks"]
        sweep(path, endpoints, environment)
        start = statistics.median(idle(environment) for _ in range(ROUNDS))
        sweeps = [sweep(path, endpoints, environment) for _ in range(ROUNDS)]
        walls = [wall for wall, _ in sweeps]
        _, result = sweeps[0]
        requests = [sent for check in result["checks"] for sent in check["sent"]]
        curls = [curl(requests, endpoints, folder) for _ in range(ROUNDS)]
        chains = [longest_chain(result["checks"], declared) for _, result in sweeps]
        served.stdin.close()
        served.wait(timeout=10)
    made = [check for check in result["checks"] if check["verdict"] != "skipped"]
    by_service = {}
    for sent in requests:
        by_service[sent["service"]] = by_service.get(sent["service"], 0) + 1
    wall, chain = statistics.median(walls), statistics.median(length for length, _ in chains)
    print(f"verdict {result['verdict']}: {len(result['checks'])} checks, {len(made)} made, {len(requests)} requests")
    print(f"sweep                {wall:7.0f} ms, of which the program's start and end {start:.0f} ms")
    print(f"curl --parallel      {statistics.median(curls):7.0f} ms, ratio {wall / statistics.median(curls):.2f}")
    print(f"longest chain        {chain:7.0f} ms, ratio {(wall - start) / chain:.2f}: {' > '.join(chains[0][1])}")
    print("requests: " + ", ".join(f"{service} {count}" for service, count in sorted(by_service.items())))


main()
