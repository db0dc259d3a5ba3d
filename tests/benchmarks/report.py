from dataclasses import dataclass, field


@dataclass
class Report:
    """Lines of figures, each with the threshold it is judged by, if there is one."""

    broken: list[str] = field(default_factory=list)

    def head(self, *words: str) -> None:
        print()
        print("  ".join(f"{word:>12}" if n else f"{word:<34}" for n, word in enumerate(words)))

    def line(self, name: str, *figures: str, judge: list[tuple[str, bool]] = []) -> None:  # noqa: B006
        kept = [f"{'ok' if good else 'MISSED'}: {words}" for words, good in judge]
        print(f"{name:<34}  " + "  ".join(f"{figure:>12}" for figure in figures), *kept, sep="  ")
        self.broken += [f"{name}: {words}" for words, good in judge if not good]

    def end(self) -> int:
        """Print the verdict; return the exit code."""
        print()
        print("\n".join(["Missed:", *self.broken]) if self.broken else "Every threshold was kept.")
        return 1 if self.broken else 0
