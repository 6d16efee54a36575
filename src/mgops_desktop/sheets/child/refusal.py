"""Why the child refuses a file: a code and figures; the sentence for it is made by the parent."""


class Refusal(Exception):
    """The file is not read; `code` says why, `detail` fills the sentence."""

    def __init__(self, code: str, **detail: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
