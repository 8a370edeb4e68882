"""`healthy.py URL [VARIABLE]`: exit code 0 when an address answers 200; VARIABLE (or VARIABLE_FILE) holds its token."""

import os
import sys
import urllib.request


def token(variable):
    """Return what the variable holds, or the file it names."""
    path = os.environ.get(f"{variable}_FILE")
    if path and not os.environ.get(variable):
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    return os.environ.get(variable, "")


def main(url, variable=""):
    """Ask once, past every proxy of the environment."""
    request = urllib.request.Request(url)
    if variable:
        request.add_header("Authorization", f"Bearer {token(variable)}")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=4) as answer:
            return 0 if answer.status == 200 else 1
    except OSError as error:
        print(f"{url}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
