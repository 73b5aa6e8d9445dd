"""What the readers of dictionary files raise."""


class WrongFormatError(ValueError):
    """A file is not what its name says; the text says where and why, for whoever mends it."""
