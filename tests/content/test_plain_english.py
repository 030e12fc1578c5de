"""The exceptions of .plain-english.yml, which are those of this guide."""

import re
from pathlib import Path

from scripts import plain_english
from tests.test_plain_english import LIST


def test_each_exception_is_still_needed() -> None:
    for each in LIST["allowed"]:
        texts = [Path(file).read_text() for file in plain_english.files() if re.match(each["file"], file)]
        assert any(re.search(each["line"], line) for text in texts for line in text.splitlines()), each
        assert each["why"]
