import pytest

from common.ids import CODE_ALPHABET, new_uuid, short_code


def test_codes_are_as_long_as_asked_and_easy_to_read_aloud():
    codes = {short_code(6) for _ in range(2000)}

    assert len(codes) > 1990
    assert {len(code) for code in codes} == {6}
    assert not set("".join(codes)) & set("0O1IL5S8BAEU")
    assert len(CODE_ALPHABET) == 24


def test_short_codes_are_refused():
    with pytest.raises(ValueError, match="too easily"):
        short_code(3)


def test_uuids_tell_nothing():
    assert new_uuid().version == 4
    assert new_uuid() != new_uuid()
