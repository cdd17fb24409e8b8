"""`python -m benchmarks`: every table that needs no more than this machine."""

from benchmarks import agreement, speed

if __name__ == "__main__":
    speed.main([])
    print()
    agreement.main([])
