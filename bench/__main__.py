"""`make bench`: everything that needs nothing but this repository. bench.search wants question sets: see there."""

from bench import channel, memory
from bench.processes import run_to_terminal


def main() -> None:
    channel.main()
    print()
    memory.main()
    print()
    run_to_terminal("bench.store")


if __name__ == "__main__":
    main()
