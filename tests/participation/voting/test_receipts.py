from hypothesis import given
from hypothesis import strategies as st

from participation.voting import merkle
from participation.voting.receipts import (
    ALPHABET,
    code_hash,
    grouped,
    is_receipt,
    new_code,
    new_nonce,
    normalised,
    receipt,
)

LETTERS = st.text(alphabet=ALPHABET, min_size=12, max_size=12)


def test_codes_have_a_hundred_random_bits():
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(len(code) == 20 and set(code) <= set(ALPHABET) for code in codes)


def test_what_hands_and_eyes_do_to_a_code_is_undone():
    assert normalised(" 4oxq7-il0b2 \u2010\u200f") == "40XQ7110B2"


def test_codes_are_shown_in_groups():
    assert grouped("ABCDEFGHJK", 5) == "ABCDE-FGHJK"


def test_one_code_has_another_hash_in_another_vote():
    assert code_hash("1", "CODE") != code_hash("2", "CODE")


def test_a_receipt_fixes_design_nonce_and_content():
    receipts = {
        receipt("design", "nonce", ("a", "b")),
        receipt("other design", "nonce", ("a", "b")),
        receipt("design", "other nonce", ("a", "b")),
        receipt("design", "nonce", ("a",)),
    }

    assert len(receipts) == 4
    assert receipt("design", "nonce", ("a", "b")) in receipts
    assert all(is_receipt(one) for one in receipts)


@given(st.lists(st.sampled_from("abc"), unique=True), st.integers(0, 11), st.integers(1, 31))
def test_a_miscopied_receipt_is_noticed(choices, place, shift):
    right = receipt("design", new_nonce(), choices)
    wrong = ALPHABET[(ALPHABET.index(right[place]) + shift) % 32]

    assert not is_receipt(right[:place] + wrong + right[place + 1 :])


def test_other_texts_are_not_receipts():
    assert not any(is_receipt(text) for text in ["", "A", "<script>alert()", "é" * 13, "0" * 14])


@given(st.lists(st.text(max_size=5), min_size=1, max_size=20), st.data())
def test_every_line_can_be_shown_to_be_under_the_root(lines, data):
    place = data.draw(st.integers(0, len(lines) - 1))

    path = merkle.proof(lines, place)

    assert merkle.proves(lines[place], path, merkle.root(lines))
    assert not merkle.proves(lines[place] + "x", path, merkle.root(lines))


def test_a_node_is_no_leaf_and_order_matters():
    assert merkle.root(["a", "b"]) != merkle.root(["b", "a"])
    assert merkle.root([]) != merkle.root([""])
