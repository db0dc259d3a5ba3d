from demo.story import Story


def fill(story: Story) -> None:
    """Filled by its area."""
